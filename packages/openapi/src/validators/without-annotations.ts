/** Keywords whose value is data instead of a schema. Their values are left unchanged. */
const valueKeywords: ReadonlySet<string> = new Set(["enum", "const", "default"]);

/**
 * Removes the annotations from a document: titles, descriptions and examples (JSON Schema Validation, 9). Validators
 * ignore them, but compiled code would contain them. A property of a resource can have the same name as an annotation, but
 * its value is a schema, so the type of the value decides.
 */
export function withoutAnnotations(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutAnnotations);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([name, member]) => !isAnnotation(name, member));
  return Object.fromEntries(
    kept.map(([name, member]) => [name, valueKeywords.has(name) ? member : withoutAnnotations(member)]),
  );
}

function isAnnotation(name: string, member: unknown): boolean {
  if (name === "examples") return Array.isArray(member);
  return ["description", "title", "summary", "$comment"].includes(name) && typeof member === "string";
}
