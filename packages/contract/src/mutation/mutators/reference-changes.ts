import type { JsonObject } from "./json-walk.ts";
import type { Change } from "./mutations.ts";

/** Alterations of a reference to a schema. */
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
      schema.$ref = otherSchema(String(schema.$ref), description);
    },
  },
];

/**
 * The next schema of the same type, such as another resource or another resource's ID; any other schema if there is none.
 */
function otherSchema(reference: string, description: JsonObject): string {
  const { schemas } = description.components as { schemas: Record<string, JsonObject> };
  const names = Object.keys(schemas);
  const here = names.indexOf(reference.split("/").at(-1) ?? "");
  const typeOf = (name: string | undefined) => JSON.stringify(schemas[name ?? ""]?.type);
  const others = [...names.slice(here + 1), ...names.slice(0, here)];
  const sameType = others.find((name) => typeOf(name) === typeOf(names[here]));
  return `#/components/schemas/${sameType ?? others[0]}`;
}
