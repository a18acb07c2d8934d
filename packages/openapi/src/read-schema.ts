import type { OpenApiDocument, SchemaObject } from "./document.ts";
import { follow, isReference } from "./reference.ts";

/**
 * Merges a schema with the target of its `$ref` and with its `allOf`. The schemas in `properties`, `items`, `oneOf` and
 * `anyOf` are not resolved; `formsOf` resolves the last two.
 */
export function readSchema(document: OpenApiDocument, schema: SchemaObject): SchemaObject {
  return merge(document, schema, new Set());
}

function merge(
  document: OpenApiDocument,
  schema: SchemaObject,
  visiting: ReadonlySet<SchemaObject>,
): SchemaObject {
  // A schema that contains itself adds nothing the second time.
  if (visiting.has(schema)) return {};
  const within = new Set(visiting).add(schema);
  const { $ref, allOf = [], ...own } = schema;
  const parts = [
    ...($ref === undefined ? [] : [follow<SchemaObject>(document, { value: { $ref }, pointer: $ref }).value]),
    ...allOf,
  ];
  if (parts.length === 0) return schema;
  return [...parts.map((part) => merge(document, part, within)), own].reduce(combine);
}

/**
 * Combines two schemas that both apply: the types and enum values that both allow, and the properties and required names
 * of both. If both have a `oneOf`, that of the first is kept. Any other keyword of the second overrides that of the first.
 */
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

/** The possible forms of a value, as merged schemas: the alternatives of `oneOf` or `anyOf`, or the schema itself. */
export function formsOf(document: OpenApiDocument, schema: SchemaObject): readonly SchemaObject[] {
  return forms(document, schema, new Set());
}

function forms(
  document: OpenApiDocument,
  schema: SchemaObject,
  visiting: ReadonlySet<SchemaObject>,
): readonly SchemaObject[] {
  if (visiting.has(schema)) return [];
  const { oneOf, anyOf, ...rest } = readSchema(document, schema);
  const alternatives = oneOf ?? anyOf;
  if (!alternatives) return [rest];
  const within = new Set(visiting).add(schema);
  const shared = withoutAnnotations(rest);
  return alternatives.flatMap((alternative) =>
    forms(document, alternative, within).map((form) =>
      Object.keys(shared).length > 0 ? combine(shared, form) : form,
    ),
  );
}

/** Drops the annotations next to a `oneOf` or `anyOf`, because they describe the choice and not each alternative. */
function withoutAnnotations({
  title,
  description,
  examples,
  example,
  default: _,
  ...rest
}: SchemaObject): SchemaObject {
  return rest;
}

/** The JSON types that the forms of a schema allow. If a form has no `type`, its properties, items or values imply it. */
export function typesOf(document: OpenApiDocument, schema: SchemaObject): readonly string[] {
  const types = formsOf(document, schema).flatMap(
    ({ type, enum: values, const: only, properties, items }) => {
      if (type !== undefined) return [type].flat();
      if (properties) return ["object"];
      if (items) return ["array"];
      const listed = values ?? (only === undefined ? [] : [only]);
      return listed.map((value: unknown) => (value === null ? "null" : typeof value));
    },
  );
  return [...new Set(types)];
}

/** The properties of all forms of an object, each from the first form that has it; `undefined` if there are none. */
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

/** The values in a schema's `enum` or `const`, without null; `undefined` if the schema allows other values, too. */
export function valuesOf(document: OpenApiDocument, schema: SchemaObject): readonly unknown[] | undefined {
  const lists = formsOf(document, schema)
    .filter(({ type }) => type !== "null")
    .map(({ enum: values, const: only }) => values ?? (only === undefined ? undefined : [only]));
  if (lists.length === 0 || lists.includes(undefined)) return undefined;
  return lists.flatMap((values) => values ?? []).filter((value) => value !== null);
}

/** The schema of a list's items, as written; `undefined` if no form of the schema has `items`. */
export function itemsOf(document: OpenApiDocument, schema: SchemaObject): SchemaObject | undefined {
  return formsOf(document, schema).find(({ items }) => items !== undefined)?.items;
}

/** The name in `components/schemas` of a schema that is a `$ref`; `undefined` for any other schema. */
export function nameOfSchema(schema: SchemaObject): string | undefined {
  if (!isReference(schema)) return undefined;
  return /^#\/components\/schemas\/([^/]+)$/.exec(schema.$ref)?.[1];
}
