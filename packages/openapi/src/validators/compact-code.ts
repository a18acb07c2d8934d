/**
 * Makes ajv's code smaller without changing what it does. ajv writes its code for `new Function`, but ours is published in
 * modules, and bundlers must be able to drop the functions that a page does not use.
 */

/** ajv's code that adds a violation: it creates the list if this violation is the first. */
const addViolation =
  /const (err\d+) = (\{.*\});\nif\(vErrors === null\)\{\nvErrors = \[\1\];\n\}\nelse \{\nvErrors\.push\(\1\);\n\}/g;

/** A whole schema as a constant, although the code reads at most a list of values or a type from it. */
const schemaConstant = /^const (schema\d+) = (.*);\n/gm;

/** A function that validates one schema. ajv does not indent its code, so the last statements mark the function's end. */
const validatorFunction =
  /^function (validate\d+)\(.*\)\{\n[\s\S]*?^\1\.errors = vErrors;\nreturn errors === 0;\n\}\n/gm;

export function compactCode(code: string): string {
  const compact = withSchemaParts(code)
    .replaceAll(addViolation, "(vErrors ??= []).push($2);")
    .replaceAll("= new RegExp(", "= /* @__PURE__ */ new RegExp(")
    .replaceAll(/\n{2,}/g, "\n");
  return withoutDuplicates(compact);
}

/** Inlines the parts of schemas that the code reads, so that whole schemas are not shipped. */
function withSchemaParts(code: string): string {
  const schemas = new Map(
    [...code.matchAll(schemaConstant)].map(([, name = "", json = ""]) => [name, JSON.parse(json) as unknown]),
  );
  return code
    .replaceAll(schemaConstant, "")
    .replaceAll(/\b(schema\d+)((?:\.\w+|\["[^"]*"\]|\[\d+\])*)/g, (_, name: string, path: string) => {
      const steps = [...path.matchAll(/\.(\w+)|\["([^"]*)"\]|\[(\d+)\]/g)].map((step) =>
        step.slice(1).find(Boolean),
      );
      const part = steps.reduce(
        (value, step) => (value as Readonly<Record<string, unknown>>)[step ?? ""],
        schemas.get(name),
      );
      if (part === undefined)
        throw new Error(
          `ajv's code reads ${name}${path}, which its schema does not have. Adapt compactCode to this version of ajv.`,
        );
      return JSON.stringify(part);
    });
}

/** Keeps only one of several identical functions: ajv writes one for each path to a schema. */
function withoutDuplicates(code: string): string {
  const first = new Map<string, string>();
  const duplicates = new Map<string, string>();
  const kept = code.replaceAll(validatorFunction, (text: string, name: string) => {
    const key = text.replaceAll(new RegExp(`\\b${name}\\b`, "g"), "itself");
    const known = first.get(key);
    if (known === undefined) first.set(key, name);
    else duplicates.set(name, known);
    return known === undefined ? text : "";
  });
  if (duplicates.size === 0) return code;
  // Functions that differed only in which copy they called may now be identical, too.
  return withoutDuplicates(kept.replaceAll(/\bvalidate\d+\b/g, (name) => duplicates.get(name) ?? name));
}
