import type { OpenApiDocument } from "@ev-vehicles/openapi";

/**
 * Removes the rules that a client must not enforce on responses: enumerations, because the API adds values without notice,
 * and number formats.
 */
export function relaxDescription(document: OpenApiDocument): OpenApiDocument {
  return relax(document) as OpenApiDocument;
}

function relax(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(relax);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([name, member]) => !isRemoved(name, member));
  return Object.fromEntries(kept.map(([name, member]) => [name, relax(member)]));
}

/** Also checks the member's type, because a resource can have a property named `enum` or `format`. */
function isRemoved(name: string, member: unknown): boolean {
  if (name === "enum") return Array.isArray(member);
  return name === "format" && ["int32", "int64", "float", "double"].includes(String(member));
}
