import { isObject, type JsonObject } from "./json-walk.ts";
import type { Change } from "./mutations.ts";
import { referenceChanges } from "./reference-changes.ts";
import { typeChanges } from "./type-changes.ts";
import { boundChanges, ruleChanges } from "./value-changes.ts";

/** Alterations of a schema, each of one rule. */
export function schemaChanges(schema: JsonObject): readonly Change[] {
  if ("$ref" in schema) return [...referenceChanges, ...ruleChanges(schema)];
  return [
    ...requiredChanges(schema),
    ...propertyChanges(schema),
    ...typeChanges(schema),
    ...boundChanges(schema),
    ...ruleChanges(schema),
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
