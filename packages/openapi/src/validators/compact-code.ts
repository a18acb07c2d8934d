/**
 * Makes what ajv writes smaller without changing what it does. The code is made for `new Function`; here it is published,
 * and bundlers must be able to leave out the functions that a page does not use.
 */

/** How ajv adds a violation: the list is made with the first one. */
const addViolation =
  /const (err\d+) = (\{.*\});\nif\(vErrors === null\)\{\nvErrors = \[\1\];\n\}\nelse \{\nvErrors\.push\(\1\);\n\}/g;

/** A whole schema as a constant, of which the code reads a list of values or a type at most. */
const schemaConstant = /^const (schema\d+) = (.*);\n/gm;

/** A function that checks one schema. Its lines are not indented, so its last statements show where it ends. */
const validatorFunction =
  /^function (validate\d+)\(.*\)\{\n[\s\S]*?^\1\.errors = vErrors;\nreturn errors === 0;\n\}\n/gm;

export function compactCode(code: string): string {
  const compact = withSchemaParts(code)
    .replaceAll(addViolation, "(vErrors ??= []).push($2);")
    .replaceAll("= new RegExp(", "= /* @__PURE__ */ new RegExp(")
    .replaceAll(/\n{2,}/g, "\n");
  return withoutTwins(compact);
}

/** Inlines the parts of schemas that the code reads; otherwise the whole schema would be shipped. */
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
        throw new Error(`The code reads ${name}${path}, which the schema does not have.`);
      return JSON.stringify(part);
    });
}

/** ajv writes a function for each path to a schema. Keeps only the first of those that do the same. */
function withoutTwins(code: string): string {
  const first = new Map<string, string>();
  const twins = new Map<string, string>();
  const kept = code.replaceAll(validatorFunction, (text: string, name: string) => {
    const key = text.replaceAll(new RegExp(`\\b${name}\\b`, "g"), "itself");
    const known = first.get(key);
    if (known === undefined) first.set(key, name);
    else twins.set(name, known);
    return known === undefined ? text : "";
  });
  if (twins.size === 0) return code;
  // Functions that called two identical functions are now identical, too.
  return withoutTwins(kept.replaceAll(/\bvalidate\d+\b/g, (name) => twins.get(name) ?? name));
}
