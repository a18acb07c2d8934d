import {
  follow,
  type Located,
  pointerTo,
  readSchema,
  type SchemaObject,
  valueAt,
} from "@ev-vehicles/openapi";
import { document } from "../description.ts";

/** A schema whose references are followed, with the pointer by which a validator finds it. */
export type LocatedSchema = Located<SchemaObject>;

/** The schema at a pointer of the description, after following references and merging `allOf`. */
export function schemaAt(pointer: string): LocatedSchema {
  return located(valueAt(document, pointer) as SchemaObject, pointer);
}

function located(schema: SchemaObject, at: string): LocatedSchema {
  const { value, pointer } = follow<SchemaObject>(document, { value: schema, pointer: at });
  return { value: value.allOf ? readSchema(document, value) : value, pointer };
}

/** The schema of a property. */
export function propertyOf(schema: LocatedSchema, name: string): LocatedSchema {
  const property = findProperty(schema.pointer, name);
  if (!property) throw new Error(`${schema.pointer} has no property ${name}.`);
  return located(property.value, property.pointer);
}

function findProperty(at: string, name: string): LocatedSchema | undefined {
  const { value, pointer } = follow<SchemaObject>(document, {
    value: valueAt(document, at) as SchemaObject,
    pointer: at,
  });
  const own = value.properties?.[name];
  if (own) return { value: own, pointer: pointerTo(pointer, "properties", name) };
  const parts = (value.allOf ?? []).map((_, index) => pointerTo(pointer, "allOf", String(index)));
  return parts.map((part) => findProperty(part, name)).find((found) => found !== undefined);
}

/** The schema of a list's items. */
export function itemsOf({ value, pointer }: LocatedSchema): LocatedSchema {
  return located(value.items ?? {}, pointerTo(pointer, "items"));
}

/** The alternatives of `oneOf` or `anyOf`; otherwise empty. */
export function alternativesOf({ value, pointer }: LocatedSchema): LocatedSchema[] {
  return (["oneOf", "anyOf"] as const).flatMap((keyword) =>
    (value[keyword] ?? []).map((schema, index) =>
      located(schema, pointerTo(pointer, keyword, String(index))),
    ),
  );
}

/** The JSON types that a schema allows; empty if it does not name any. */
export function typesOf({ value }: LocatedSchema): readonly string[] {
  return value.type === undefined ? [] : [value.type].flat();
}
