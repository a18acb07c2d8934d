/**
 * Makes what ajv writes smaller without changing what it does. The code is made for `new Function`; here it is published,
 * and bundlers must be able to leave out the functions that a page does not use.
 */

/** How ajv adds a violation: the list is made with the first one. */
const addViolation =
  /const (err\d+) = (\{.*\});\nif\(vErrors === null\)\{\nvErrors = \[\1\];\n\}\nelse \{\nvErrors\.push\(\1\);\n\}/g;

/** A whole schema as a constant, of which the code reads a list of values at most. */
const schemaConstant = /^const (schema\d+) = (.*);\n/gm;

export function compactCode(code: string): string {
  const compact = code
    .replaceAll(addViolation, "(vErrors ??= []).push($2);")
    .replaceAll("= new RegExp(", "= /* @__PURE__ */ new RegExp(");
  return withoutUnusedSchemas(compact).replaceAll(/\n{2,}/g, "\n");
}

function withoutUnusedSchemas(code: string): string {
  const used = new Set(code.replaceAll(schemaConstant, "").match(/\bschema\d+\b/g));
  return code.replaceAll(schemaConstant, (constant, name: string) => (used.has(name) ? constant : ""));
}
