import { essenceOf } from "@ev-vehicles/openapi";

/**
 * Normalizes a description for openapi-typescript, which treats a referenced header as required but an inline one as optional,
 * and a media type with parameters as a different one.
 */
export function plainSpelling<Description extends object>(description: Description): Description {
  return plain(description, "") as Description;
}

function plain(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value.map((item) => plain(item, key));
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).map(([name, member]): [string, unknown] => [
    name,
    plain(member, name),
  ]);
  if (key === "headers")
    return Object.fromEntries(members.map(([name, header]) => [name, alwaysThere(header)]));
  if (key === "content") return Object.fromEntries(members.map(([name, media]) => [essenceOf(name), media]));
  return Object.fromEntries(members);
}

function alwaysThere(header: unknown): unknown {
  const isInPlace =
    typeof header === "object" && header !== null && ("schema" in header || "content" in header);
  return isInPlace ? { ...header, required: true } : header;
}
