import type { OpenApiDocument, SchemaObject } from "./document.ts";
import { follow, isReference } from "./reference.ts";

/**
 * The whole schema: its `$ref` followed, and merged with its `allOf` and the keywords beside the `$ref`. Properties and
 * items stay as written; so do `oneOf` and `anyOf` (see `formsOf`).
 */
export function readSchema(document: OpenApiDocument, schema: SchemaObject): SchemaObject {
  return whole(document, schema, new Set());
}

function whole(
  document: OpenApiDocument,
  schema: SchemaObject,
  open: ReadonlySet<SchemaObject>,
): SchemaObject {
  // A schema that contains itself adds nothing.
  if (open.has(schema)) return {};
  const within = new Set(open).add(schema);
  const { $ref, allOf = [], ...own } = schema;
  const parts = [
    ...($ref === undefined ? [] : [follow<SchemaObject>(document, { value: { $ref }, pointer: $ref }).value]),
    ...allOf,
  ];
  if (parts.length === 0) return schema;
  return [...parts.map((part) => whole(document, part, within)), own].reduce(combine);
}

/** Merges two schemas that both apply: the second one's annotations win, and its requirements are added. */
function combine(one: SchemaObject, other: SchemaObject): SchemaObject {
  const required = [...new Set([...(one.required ?? []), ...(other.required ?? [])])];
  const types = commonTypes(one, other);
  return {
    ...one,
    ...other,
    ...(types ? { type: types } : {}),
    ...(one.enum && other.enum ? { enum: one.enum.filter((value) => other.enum?.includes(value)) } : {}),
    ...(one.properties && other.properties
      ? { properties: bothProperties(one.properties, other.properties) }
      : {}),
    ...(required.length > 0 ? { required } : {}),
    ...(one.oneOf && other.oneOf ? { oneOf: one.oneOf } : {}),
  };
}

function bothProperties(
  one: Readonly<Record<string, SchemaObject>>,
  other: Readonly<Record<string, SchemaObject>>,
): Record<string, SchemaObject> {
  const properties = { ...one };
  for (const [name, schema] of Object.entries(other)) {
    const before = properties[name];
    properties[name] = before ? { allOf: [before, schema] } : schema;
  }
  return properties;
}

function commonTypes(one: SchemaObject, other: SchemaObject): string | readonly string[] | undefined {
  if (one.type === undefined || other.type === undefined) return undefined;
  const allowed = [other.type].flat();
  const common = [one.type].flat().filter((type) => allowed.includes(type));
  return common.length === 1 ? common[0] : common;
}

/** The forms that a value can have, each a whole schema: the alternatives of `oneOf` and `anyOf`, or the schema itself. */
export function formsOf(document: OpenApiDocument, schema: SchemaObject): readonly SchemaObject[] {
  return forms(document, schema, new Set());
}

function forms(
  document: OpenApiDocument,
  schema: SchemaObject,
  open: ReadonlySet<SchemaObject>,
): readonly SchemaObject[] {
  if (open.has(schema)) return [];
  const { oneOf, anyOf, ...rest } = readSchema(document, schema);
  const alternatives = oneOf ?? anyOf;
  if (!alternatives) return [rest];
  const within = new Set(open).add(schema);
  const shared = withoutProse(rest);
  return alternatives.flatMap((alternative) =>
    forms(document, alternative, within).map((form) =>
      Object.keys(shared).length > 0 ? combine(shared, form) : form,
    ),
  );
}

/** Annotations of a choice do not apply to each of its alternatives. */
function withoutProse({
  title,
  description,
  examples,
  example,
  default: _,
  ...rest
}: SchemaObject): SchemaObject {
  return rest;
}

/** The JSON types that a schema allows, those of its forms included; `object` for one that only has properties. */
export function typesOf(document: OpenApiDocument, schema: SchemaObject): readonly string[] {
  const types = formsOf(document, schema).flatMap(
    ({ type, enum: values, const: only, properties, items }) => {
      if (type !== undefined) return [type].flat();
      if (properties) return ["object"];
      if (items) return ["array"];
      const given = values ?? (only === undefined ? [] : [only]);
      return given.map((value: unknown) => (value === null ? "null" : typeof value));
    },
  );
  return [...new Set(types)];
}

/** The fields of all forms of an object, each once; `undefined` if the schema describes no fields. */
export function propertiesOf(
  document: OpenApiDocument,
  schema: SchemaObject,
): Readonly<Record<string, SchemaObject>> | undefined {
  const fields = formsOf(document, schema).flatMap(({ properties }) => (properties ? [properties] : []));
  if (fields.length === 0) return undefined;
  const found: Record<string, SchemaObject> = {};
  for (const [name, field] of fields.flatMap((properties) => Object.entries(properties)))
    found[name] ??= field;
  return found;
}

/** The values that a schema lists, without null; `undefined` if it allows any value of its type. */
export function valuesOf(document: OpenApiDocument, schema: SchemaObject): readonly unknown[] | undefined {
  const lists = formsOf(document, schema)
    .filter(({ type }) => type !== "null")
    .map(({ enum: values, const: only }) => values ?? (only === undefined ? undefined : [only]));
  if (lists.length === 0 || lists.includes(undefined)) return undefined;
  return lists.flatMap((values) => values ?? []).filter((value) => value !== null);
}

/** The schema of a list's items, as written; `undefined` if the schema is not that of a list. */
export function itemsOf(document: OpenApiDocument, schema: SchemaObject): SchemaObject | undefined {
  return formsOf(document, schema).find(({ items }) => items !== undefined)?.items;
}

/** The name under `components/schemas` that a schema is a reference to; `undefined` for one that has no name. */
export function nameOfSchema(schema: SchemaObject): string | undefined {
  if (!isReference(schema)) return undefined;
  return /^#\/components\/schemas\/([^/]+)$/.exec(schema.$ref)?.[1];
}
