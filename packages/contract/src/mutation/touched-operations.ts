import { isObject, type Json, objectsIn, type Path, valueAt } from "./json-walk.ts";

/** The operations that use the value at this path, directly or by references. */
export function touchedOperations(description: Json, path: Path): ReadonlySet<string> {
  const operations = [...objectsIn(valueAt(description, ["paths"]), ["paths"])].filter(
    ({ path: at, value }) => at.length === 3 && typeof value.operationId === "string",
  );
  const touched = operations.filter(({ path: at, value }) => {
    if (path[0] === "paths") return at.slice(0, path.length).every((step, index) => step === path[index]);
    return componentsOf(description, value).has(path.slice(0, 3).join("/"));
  });
  return new Set(touched.map(({ value }) => String(value.operationId)));
}

/** The components that a part of the description refers to, directly or not: `components/schemas/Vehicle`. */
function componentsOf(description: Json, part: Json, found: Set<string> = new Set()): Set<string> {
  for (const { value } of objectsIn(part)) {
    const reference = value.$ref;
    if (typeof reference !== "string" || found.has(reference.slice(2))) continue;
    found.add(reference.slice(2));
    const target = valueAt(description, reference.slice(2).split("/"));
    if (isObject(target)) componentsOf(description, target, found);
  }
  return found;
}
