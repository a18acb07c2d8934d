/** Keywords whose members are values and not schemas, and are left unchanged. */
const holdsValues: ReadonlySet<string> = new Set(["enum", "const", "default"]);

/**
 * A document without the annotations that validators ignore (JSON Schema, 9: titles, descriptions, examples), which
 * compiled code would otherwise contain. A property of a resource may have any of these names, so the type of the member
 * is checked, too.
 */
export function withoutAnnotations(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutAnnotations);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([name, member]) => !isAnnotation(name, member));
  return Object.fromEntries(
    kept.map(([name, member]) => [name, holdsValues.has(name) ? member : withoutAnnotations(member)]),
  );
}

function isAnnotation(name: string, member: unknown): boolean {
  if (name === "examples") return Array.isArray(member);
  return ["description", "title", "summary", "$comment"].includes(name) && typeof member === "string";
}
