/** Alterations of a reference to a schema: it is dropped, or leads to another schema of the same type. */
import type { JsonObject } from "./json-walk.ts";
import type { Change } from "./mutations.ts";

export const referenceChanges: readonly Change[] = [
  {
    kind: "drop reference",
    change: (schema) => {
      delete schema.$ref;
    },
  },
  {
    kind: "other reference",
    change: (schema, description) => {
      schema.$ref = neighbourOf(String(schema.$ref), description);
    },
  },
];

/** The next schema that is of the same type: of another collection's ids, of another resource. */
function neighbourOf(reference: string, description: JsonObject): string {
  const { schemas } = description.components as { schemas: Record<string, JsonObject> };
  const names = Object.keys(schemas);
  const here = names.indexOf(reference.split("/").at(-1) ?? "");
  const typeOf = (name: string | undefined) => JSON.stringify(schemas[name ?? ""]?.type);
  const others = [...names.slice(here + 1), ...names.slice(0, here)];
  const neighbour = others.find((name) => typeOf(name) === typeOf(names[here]));
  return `#/components/schemas/${neighbour ?? others[0]}`;
}
