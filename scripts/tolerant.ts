import type { OpenApiDocument } from "@ev-vehicles/openapi";

/** A description without the rules that a client must not enforce: enumerations and number formats. */
export function tolerant(document: OpenApiDocument): OpenApiDocument {
  return relaxed(document) as OpenApiDocument;
}

function relaxed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(relaxed);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([name, member]) => !isLeftOut(name, member));
  return Object.fromEntries(kept.map(([name, member]) => [name, relaxed(member)]));
}

/** Checks the type of the member, too, because a property of a resource can have any name. */
function isLeftOut(name: string, member: unknown): boolean {
  if (name === "enum") return Array.isArray(member);
  return name === "format" && ["int32", "int64", "float", "double"].includes(String(member));
}
