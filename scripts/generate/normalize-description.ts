import { essenceOf } from "@ev-vehicles/openapi";

/**
 * Normalizes a description for openapi-typescript, which treats a referenced header as required but an inline header as
 * optional, and a media type with parameters (`application/json; charset=utf-8`) as a different media type: makes inline
 * headers required and removes the parameters.
 */
export function normalizeDescription<Description extends object>(description: Description): Description {
  return normalize(description, "") as Description;
}

function normalize(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value.map((item) => normalize(item, key));
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).map(([name, member]): [string, unknown] => [
    name,
    normalize(member, name),
  ]);
  if (key === "headers")
    return Object.fromEntries(members.map(([name, header]) => [name, requiredHeader(header)]));
  if (key === "content") return Object.fromEntries(members.map(([name, media]) => [essenceOf(name), media]));
  return Object.fromEntries(members);
}

function requiredHeader(header: unknown): unknown {
  const isInline =
    typeof header === "object" && header !== null && ("schema" in header || "content" in header);
  return isInline ? { ...header, required: true } : header;
}
