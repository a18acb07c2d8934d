export type Json = Record<string, unknown>;

/** A description that can be changed in place. */
export interface Rewritable extends Json {
  readonly paths: Record<string, Json>;
  readonly components: Record<string, Record<string, Json>>;
}

const methods = ["get", "put", "post", "patch", "delete"];

/** Every operation, with its path and path item. */
export function operationsIn({ paths }: Rewritable): { item: Json; operation: Json; path: string }[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    methods.flatMap((method) =>
      isObject(item[method]) ? [{ item, operation: item[method] as Json, path }] : [],
    ),
  );
}

/** Replaces every object with the result of `change`, inner objects first. Examples and enums stay. */
function mapObjects(value: unknown, change: (object: Json, key: string) => unknown, key = ""): unknown {
  if (Array.isArray(value)) return value.map((item) => mapObjects(item, change, key));
  if (!isObject(value)) return value;
  const members = Object.entries(value).map(([name, member]) => [
    name,
    isValue(name, member) ? member : mapObjects(member, change, name),
  ]);
  return change(Object.fromEntries(members) as Json, key);
}

/** Whether a member is a value of the API and not a part of the description. */
function isValue(name: string, member: unknown): boolean {
  return (
    name === "value" ||
    name === "example" ||
    name === "enum" ||
    (name === "examples" && Array.isArray(member))
  );
}

/** Rewrites a description in place: replaces every object with the result of `change`, inner objects first. */
export function rewriteObjects(
  description: Rewritable,
  change: (object: Json, key: string) => unknown,
): void {
  for (const [name, member] of Object.entries(description))
    (description as Json)[name] = mapObjects(member, change, name);
}

/** The target of a `$ref` in a bundled description. */
export function targetOf(description: Rewritable, $ref: string): Json {
  const steps = $ref
    .slice(2)
    .split("/")
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  return steps.reduce<Json>((value, step) => value[step] as Json, description);
}

export function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
