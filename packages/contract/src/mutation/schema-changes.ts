/** What can be altered in a schema, a rule at a time. */
import { isObject, type JsonObject } from "./json-walk.ts";
import type { Change } from "./mutations.ts";

export function schemaChanges(schema: JsonObject): readonly Change[] {
  return [
    ...requiredChanges(schema),
    ...propertyChanges(schema),
    ...typeChanges(schema),
    ...boundChanges(schema),
    ...textChanges(schema),
    ...choiceChanges(schema),
  ];
}

function requiredChanges({ required, properties }: JsonObject): Change[] {
  const names = Array.isArray(required) ? required.map(String) : [];
  const optional = Object.keys(isObject(properties) ? properties : {}).filter(
    (name) => !names.includes(name),
  );
  return [
    ...names.map((name) => ({
      kind: "drop required",
      detail: name,
      change: (schema: JsonObject) => {
        schema.required = names.filter((other) => other !== name);
      },
    })),
    ...optional.map((name) => ({
      kind: "add required",
      detail: name,
      change: (schema: JsonObject) => {
        schema.required = [...names, name];
      },
    })),
  ];
}

function propertyChanges({ properties }: JsonObject): Change[] {
  return Object.keys(isObject(properties) ? properties : {}).map((name) => ({
    kind: "rename property",
    detail: name,
    change: (schema) => {
      const all = schema.properties as JsonObject;
      all[`${name}_renamed`] = all[name] ?? {};
      delete all[name];
      if (Array.isArray(schema.required))
        schema.required = schema.required.map((other) => (other === name ? `${name}_renamed` : other));
    },
  }));
}

function typeChanges({ type, enum: values }: JsonObject): Change[] {
  const types = [type ?? []].flat().map(String);
  // `{"type": "null"}` is an alternative of its own, and can only be dropped.
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
        // Rules for another type do not apply; in strict mode they are errors, which would be too easy.
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
  else if (!types.includes("object") && !types.includes("array"))
    changes.push({
      kind: "add null",
      change: (schema) => {
        schema.type = [...types, "null"];
        if (Array.isArray(values)) schema.enum = [...values, null];
      },
    });
  return changes;
}

function boundChanges({ minimum, maximum, minLength, maxLength, pattern }: JsonObject): Change[] {
  return Object.entries({ minimum, maximum, minLength, maxLength }).flatMap(([rule, bound]) => {
    if (typeof bound !== "number") return [];
    const outwards = rule.startsWith("min") ? -1 : 1;
    const moved = (kind: string, to: number): Change => ({
      kind,
      detail: rule,
      change: (schema) => {
        schema[rule] = to;
      },
    });
    // The pattern of an id says how long it is: without the bound, or with a wider one, the same values are valid.
    if (pattern !== undefined) return [moved("tighten bound", bound - outwards)];
    return [
      moved("loosen bound", bound + outwards),
      moved("tighten bound", bound - outwards),
      {
        kind: "drop bound",
        detail: rule,
        change: (schema: JsonObject) => {
          delete schema[rule];
        },
      },
    ];
  });
}

function textChanges({ pattern, format, uniqueItems }: JsonObject): Change[] {
  const drop = (rule: string): Change => ({
    kind: `drop ${rule}`,
    change: (schema) => {
      delete schema[rule];
    },
  });
  // How wide a number is binds compilers; no JSON value shows it.
  const isRule = typeof format === "string" && !["int32", "int64", "float", "double"].includes(format);
  return [
    ...(pattern === undefined ? [] : [drop("pattern")]),
    ...(isRule ? [drop("format")] : []),
    ...(uniqueItems === undefined ? [] : [drop("uniqueItems")]),
  ];
}

function choiceChanges({ enum: values, oneOf, additionalProperties }: JsonObject): Change[] {
  const named = (Array.isArray(values) ? values : []).filter((value) => value !== null);
  return [
    ...named.map((value) => ({
      kind: "drop enum value",
      detail: String(value),
      change: (schema: JsonObject) => {
        schema.enum = (values as typeof named).filter((other) => other !== value);
      },
    })),
    ...(named.length > 0
      ? [
          {
            kind: "add enum value",
            change: (schema: JsonObject) => {
              schema.enum = [...(values as typeof named), typeof named[0] === "number" ? 99 : "MADE_UP"];
            },
          },
        ]
      : []),
    ...(Array.isArray(oneOf) ? oneOf : []).map((_, index) => ({
      kind: "drop alternative",
      detail: String(index),
      change: (schema: JsonObject) => {
        schema.oneOf = (oneOf as JsonObject[]).filter((_other, at) => at !== index);
      },
    })),
    ...(isObject(additionalProperties)
      ? [
          {
            kind: "drop additionalProperties",
            change: (schema: JsonObject) => {
              delete schema.additionalProperties;
            },
          },
        ]
      : []),
  ];
}
