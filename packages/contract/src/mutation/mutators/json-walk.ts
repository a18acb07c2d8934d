export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
export type JsonObject = { [name: string]: Json };
export type Path = readonly (string | number)[];

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Every object in a JSON document, with its path. */
export function* objectsIn(value: Json, path: Path = []): Generator<{ path: Path; value: JsonObject }> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* objectsIn(item, [...path, index]);
  } else if (isObject(value)) {
    yield { path, value };
    for (const [name, member] of Object.entries(value)) yield* objectsIn(member, [...path, name]);
  }
}

/** The value at a path. */
export function valueAt(document: Json, path: Path): Json {
  return path.reduce<Json>((value, step) => (value as JsonObject)[step] as Json, document);
}

export function pointerOf(path: Path): string {
  return path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
