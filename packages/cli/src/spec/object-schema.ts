import { resolved } from "./description.ts";
import type { Schema } from "./schema.ts";

/** The forms that a schema offers, each resolved: itself, or what its `oneOf` and `anyOf` list. */
export function formsOf(schema: Schema): readonly Schema[] {
  const whole = resolved(schema);
  const { oneOf, anyOf, allOf, ...rest } = whole;
  if (oneOf ?? anyOf) return (oneOf ?? anyOf ?? []).flatMap(formsOf);
  if (!allOf) return [whole];
  const parts = allOf.flatMap(formsOf);
  return [
    {
      ...rest,
      type: "object",
      properties: Object.assign({}, rest.properties, ...parts.map(({ properties }) => properties)),
      required: [rest, ...parts].flatMap(({ required = [] }) => required),
    },
  ];
}

/** The fields of all forms of an object, each once; undefined where the schema describes no fields. */
export function propertiesOf(schema: Schema): Readonly<Record<string, Schema>> | undefined {
  const fields = formsOf(schema).flatMap(({ properties }) => (properties ? [properties] : []));
  if (fields.length === 0) return undefined;
  const found: Record<string, Schema> = {};
  for (const [name, field] of fields.flatMap(Object.entries<Schema>)) found[name] ??= field;
  return found;
}

/** The types that a schema allows, those of its forms included. */
export function typesOf(schema: Schema): readonly string[] {
  return [
    ...new Set(
      formsOf(schema).flatMap(({ type, enum: values = [], properties }) => {
        if (type !== undefined) return [type].flat();
        return properties ? ["object"] : values.map((value) => (value === null ? "null" : typeof value));
      }),
    ),
  ];
}

/** The values that a schema lists, null left out; undefined where any value of its type will do. */
export function valuesOf(schema: Schema): readonly unknown[] | undefined {
  const forms = formsOf(schema).filter(({ type }) => type !== "null");
  const lists = forms.map(
    ({ enum: values, const: only }) => values ?? (only === undefined ? undefined : [only]),
  );
  if (lists.length === 0 || lists.includes(undefined)) return undefined;
  return lists.flatMap((values) => values ?? []).filter((value) => value !== null);
}
