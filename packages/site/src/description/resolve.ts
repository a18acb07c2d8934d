import type { Description, Reference } from "./description.ts";

/** What a `$ref` inside the bundle points to; anything else as it is. */
export function resolve<Value extends object>(description: Description, value: Value | Reference): Value {
  let found: unknown = value;
  while (isReference(found)) found = lookUp(description, found.$ref);
  return found as Value;
}

export function isReference(value: unknown): value is Reference {
  return typeof value === "object" && value !== null && "$ref" in value && typeof value.$ref === "string";
}

/** A JSON pointer in a fragment (RFC 6901): `#/components/schemas/Vehicle`. */
function lookUp(description: Description, pointer: string): unknown {
  let found: unknown = description;
  for (const part of pointer.replace(/^#\//, "").split("/")) {
    const name = decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~");
    found = (found as Record<string, unknown> | undefined)?.[name];
  }
  if (found === undefined) throw new Error(`The description has nothing at ${pointer}`);
  return found;
}
