import type { OpenAPI3 } from "openapi-typescript";

const methods = ["get", "put", "post", "patch", "delete", "head", "options", "trace"];

/** Keys that say how a description is built rather than what it is about. */
const plumbing = new Set(["schema", "items", "content", "responses"]);

/**
 * What a JSON pointer into a description is called by those who use it:
 *
 *     #/components/schemas/Vehicle/properties/integrated/enum → Vehicle.integrated · enum
 *     #/paths/~1vehicles/get/parameters/5                     → GET /vehicles · expand
 *     #/components/parameters/ExpandModel/schema/items/enum   → parameter ExpandModel · enum
 */
export function subjectOf(pointer: string, document: OpenAPI3): string {
  const keys = pointer.replace(/^#\/?/, "").split("/").filter(Boolean).map(unescapeKey);
  const [first, second, third, ...rest] = keys;
  if (first === "paths" && second) {
    if (!third) return second;
    if (!methods.includes(third)) return join(second, [third, ...rest]);
    return join(`${third.toUpperCase()} ${second}`, named(rest, keys, document));
  }
  if (first === "components" && second && third) {
    if (second === "schemas") return schemaSubject(third, rest);
    return join(`${second.replace(/s$/, "")} ${third}`, rest);
  }
  return keys.join(" · ") || "the description";
}

/** `Vehicle.integrated · enum`: properties are joined by dots, what is said of them follows. */
function schemaSubject(name: string, keys: readonly string[]): string {
  let subject = name;
  let index = 0;
  while (keys[index] === "properties" && keys[index + 1] !== undefined) {
    subject += `.${keys[index + 1]}`;
    index += 2;
  }
  return join(subject, keys.slice(index));
}

/** A parameter by its name rather than by its place. */
function named(rest: readonly string[], keys: readonly string[], document: OpenAPI3): readonly string[] {
  if (rest[0] !== "parameters" || rest[1] === undefined) return rest;
  const parameter = lookUp(document, keys.slice(0, 5)) as { name?: string; $ref?: string } | undefined;
  const target = parameter?.$ref
    ? lookUp(document, parameter.$ref.slice(2).split("/").map(unescapeKey))
    : parameter;
  const name = (target as { name?: string } | undefined)?.name;
  return [name ?? `parameter ${rest[1]}`, ...rest.slice(2)];
}

function lookUp(document: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], document);
}

function join(head: string, rest: readonly string[]): string {
  return [head, ...rest.filter((key) => !plumbing.has(key))].join(" · ");
}

/** `~1vehicles` → `/vehicles`. */
export function unescapeKey(key: string): string {
  return decodeURIComponent(key).replaceAll("~1", "/").replaceAll("~0", "~");
}
