import type { JsonObject } from "./json-walk.ts";
import type { Change } from "./mutations.ts";

/** Alterations of a type, and of null among the types. */
export function typeChanges({ type, enum: values, const: constant }: JsonObject): Change[] {
  const types = [type ?? []].flat().map(String);
  // `{"type": "null"}` is one alternative of several; choiceChanges drops it.
  if (types.every((name) => name === "null")) return [];
  const other: Readonly<Record<string, string>> = {
    string: "integer",
    integer: "string",
    number: "string",
    boolean: "string",
    array: "object",
    object: "array",
  };
  const changes: Change[] = [
    {
      kind: "change type",
      change: (schema) => {
        const changed = types.map((name) => other[name] ?? name);
        schema.type = changed.length === 1 ? (changed[0] ?? "string") : changed;
        // Rules of the former type would be errors in strict mode, so any test would find them.
        for (const rule of [
          "enum",
          "format",
          "pattern",
          "minLength",
          "maxLength",
          "minimum",
          "maximum",
          "items",
          "uniqueItems",
          "properties",
          "required",
          "additionalProperties",
          "default",
        ])
          delete schema[rule];
      },
    },
  ];
  if (types.includes("null"))
    changes.push({
      kind: "drop null",
      change: (schema) => {
        schema.type = types.filter((name) => name !== "null");
        if (Array.isArray(values)) schema.enum = values.filter((value) => value !== null);
      },
    });
  // A `const` rejects null whatever the type is.
  else if (constant === undefined && !types.includes("object") && !types.includes("array"))
    changes.push({
      kind: "add null",
      change: (schema) => {
        schema.type = [...types, "null"];
        if (Array.isArray(values)) schema.enum = [...values, null];
      },
    });
  return changes;
}
