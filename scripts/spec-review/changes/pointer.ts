import type { OpenApiDocument } from "@ev-vehicles/openapi";

/** The keys of a JSON pointer: `#/paths/~1vehicles/get` → `paths`, `/vehicles`, `get`. */
export function pointerKeys(pointer: string): string[] {
  return pointer.replace(/^#\/?/, "").split("/").filter(Boolean).map(unescapeKey);
}

/** `~1vehicles` → `/vehicles`. */
function unescapeKey(key: string): string {
  return decodeURIComponent(key).replaceAll("~1", "/").replaceAll("~0", "~");
}

/** Returns the value at a place in a document, or `undefined`. */
export function lookUp(document: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (node, key) => (node as Record<string, unknown> | undefined | null)?.[key],
    document,
  );
}

/**
 * Translates a place in one of the description's files to its place in the bundle:
 *
 *     spec/schemas/vehicles.yaml  #/Vehicle/properties/id → components, schemas, Vehicle, properties, id
 *     spec/paths/vehicles.yaml    #/~1vehicles/get        → paths, /vehicles, get
 *     spec/examples/Vehicle.json  #/value/id              → components, examples, Vehicle, value, id
 */
export function keysInBundle(pointer: string, file: string, bundle: OpenApiDocument): string[] {
  const keys = pointerKeys(pointer);
  const [first] = keys;
  const example = /examples\/([^/]+)\.\w+$/.exec(file)?.[1];
  if (example) return ["components", "examples", example, ...keys];
  if (first === undefined || first in bundle || first === "components") return keys;
  if (first.startsWith("/")) return ["paths", ...keys];
  if (first in (bundle.webhooks ?? {})) return ["webhooks", ...keys];
  const kind = Object.entries(bundle.components ?? {}).find(([, named]) => first in (named ?? {}))?.[0];
  return kind ? ["components", kind, ...keys] : keys;
}
