/** Schemas as the generators see them: references followed, with the pointer that a validator finds them by. */
import { at, follow, join, type Located, type Reference, type SchemaObject } from "../description.ts";

export type LocatedSchema = Located<SchemaObject>;

/** The schema at a pointer of the description, after following references. */
export function schemaAt(pointer: string): LocatedSchema {
  return follow<SchemaObject>(at(pointer) as SchemaObject | Reference, pointer);
}

/** The schema of a property. */
export function propertyOf({ value, pointer }: LocatedSchema, name: string): LocatedSchema {
  const property = value.properties?.[name];
  if (!property) throw new Error(`${pointer} has no property ${name}`);
  return follow(property, join(pointer, "properties", name));
}

/** The schema of a list's items. */
export function itemsOf({ value, pointer }: LocatedSchema): LocatedSchema {
  return follow(value.items ?? {}, join(pointer, "items"));
}

/** The alternatives of `oneOf` or `anyOf`; empty when there are none. */
export function alternativesOf({ value, pointer }: LocatedSchema): LocatedSchema[] {
  return (["oneOf", "anyOf"] as const).flatMap((keyword) =>
    (value[keyword] ?? []).map((schema, index) => follow(schema, join(pointer, keyword, String(index)))),
  );
}

/** The JSON types that a schema allows; empty when it does not say. */
export function typesOf({ value }: LocatedSchema): readonly string[] {
  return value.type === undefined ? [] : [value.type].flat();
}
