import type { OpenApiDocument } from "@ev-vehicles/openapi";
import { lookUp, pointerKeys } from "./pointer.ts";

const methods = ["get", "put", "post", "patch", "delete", "head", "options", "trace"];

/** Keys of the description's structure, which users do not see. */
const structure = new Set(["schema", "items", "content", "responses", "headers", "parameters", "properties"]);

/**
 * Names a place in the bundle as users know it:
 *
 *     components, schemas, Vehicle, properties, soc     → Vehicle.soc
 *     paths, /vehicles, get, parameters, 5              → GET /vehicles · expand
 *     paths, /vehicles, get, responses, 200, headers, X → GET /vehicles · 200 · X
 *     components, parameters, ExpandModel, schema       → parameter expand (ExpandModel)
 */
export function subjectOf(keys: readonly string[], bundle: OpenApiDocument): string {
  const [first, second, third, ...rest] = keys;
  if ((first === "paths" || first === "webhooks") && second) {
    const owner = first === "paths" ? second : `webhook ${second}`;
    if (!third) return owner;
    if (!methods.includes(third)) return join(owner, named([third, ...rest], keys.slice(0, 2), bundle));
    const call = first === "paths" ? `${third.toUpperCase()} ${second}` : owner;
    return join(call, named(rest, keys.slice(0, 3), bundle));
  }
  if (first === "components" && second && third) {
    if (second === "schemas") return schemaSubject(third, rest);
    const name = (lookUp(bundle, keys.slice(0, 3)) as { name?: string } | undefined)?.name;
    return join(`${second.replace(/s$/, "")} ${name ? `${name} (${third})` : third}`, rest);
  }
  return keys.join(" · ") || "the description";
}

/** `User.home.city`, `Vehicle.connectors[].type`. */
function schemaSubject(name: string, keys: readonly string[]): string {
  const [first, second, ...rest] = keys;
  if (first === undefined) return name;
  if (first === "items") return schemaSubject(`${name}[]`, keys.slice(1));
  if (second === undefined) return `${name} · ${first}`;
  if (first === "properties") return schemaSubject(`${name}.${second}`, rest);
  if (["oneOf", "anyOf", "allOf"].includes(first)) return schemaSubject(name, rest);
  return join(name, keys);
}

/** Replaces the position of a parameter with its name. */
function named(
  rest: readonly string[],
  owner: readonly string[],
  bundle: OpenApiDocument,
): readonly string[] {
  if (rest[0] !== "parameters" || rest[1] === undefined) return rest;
  const parameter = lookUp(bundle, [...owner, "parameters", rest[1]]) as
    | { name?: string; $ref?: string }
    | undefined;
  const target = parameter?.$ref ? lookUp(bundle, pointerKeys(parameter.$ref)) : parameter;
  const name = (target as { name?: string } | undefined)?.name;
  return [name ?? `parameter ${rest[1]}`, ...rest.slice(2)];
}

function join(head: string, rest: readonly string[]): string {
  return [head, ...rest.filter((key) => !structure.has(key) && !key.includes("/json"))].join(" · ");
}
