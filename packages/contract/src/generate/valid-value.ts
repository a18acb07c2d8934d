import fc, { type Arbitrary } from "fast-check";
import { isValid } from "../validation.ts";
import { alternativesOf, itemsOf, type LocatedSchema, propertyOf, typesOf } from "./schema.ts";

/** Returns strings that exist on the server for a property or parameter with this name; empty if there are none. */
export type Suggest = (name: string, schema: LocatedSchema) => readonly string[];

/** Arbitrary valid values of a schema. `name` is the name of the property or parameter. */
export function validValue(schema: LocatedSchema, name: string, suggest: Suggest): Arbitrary<unknown> {
  const { value, pointer } = schema;
  if (value.const !== undefined) return fc.constant(value.const);
  if (value.enum) return fc.constantFrom(...value.enum);
  const alternatives = alternativesOf(schema);
  if (alternatives.length > 0)
    return fc
      .oneof(...alternatives.map((alternative) => validValue(alternative, name, suggest)))
      .filter((candidate) => isValid(pointer, candidate));
  const byType = typesOf(schema).map((type) => valueOfType(type, schema, name, suggest));
  return byType.length === 0 ? fc.jsonValue() : fc.oneof(...byType);
}

function valueOfType(
  type: string,
  schema: LocatedSchema,
  name: string,
  suggest: Suggest,
): Arbitrary<unknown> {
  switch (type) {
    case "null":
      return fc.constant(null);
    case "boolean":
      return fc.boolean();
    case "integer":
      return integer(schema);
    case "number":
      return fc.oneof(
        integer(schema),
        fc.double({ ...bounds(schema), noNaN: true, noDefaultInfinity: true }),
      );
    case "string":
      return text(schema, name, suggest);
    case "array":
      return list(schema, name, suggest);
    default:
      return object(schema, suggest);
  }
}

/** A quarter of the integers are the bounds themselves. */
function integer(schema: LocatedSchema): Arbitrary<number> {
  const { min, max } = bounds(schema);
  return fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(min, max) },
    { weight: 3, arbitrary: fc.integer({ min, max }) },
  );
}

function bounds({ value }: LocatedSchema): { min: number; max: number } {
  const { minimum: min = -1_000_000, maximum: max = 1_000_000 } = value;
  return { min, max };
}

function text(schema: LocatedSchema, name: string, suggest: Suggest): Arbitrary<string> {
  const { value, pointer } = schema;
  const known = suggest(name, schema).filter((candidate) => isValid(pointer, candidate));
  if (known.length > 0) return fc.constantFrom(...known);
  return anyText(value).filter((candidate) => isValid(pointer, candidate));
}

function anyText({ format, pattern, minLength = 0, maxLength = 60 }: LocatedSchema["value"]) {
  if (pattern) return fc.stringMatching(new RegExp(pattern));
  if (format === "date-time") return timestamp;
  if (format === "uri") return url;
  if (format === "uuid") return fc.uuid();
  if (format === "email")
    return fc
      .tuple(fc.stringMatching(/^[a-z]{1,12}$/), fc.stringMatching(/^[a-z]{1,12}$/))
      .map(([user, host]) => `${user}@${host}.example`);
  return fc.string({ minLength, maxLength, unit: "grapheme" });
}

/** URLs. `fc.webUrl()` would do, but takes about half a second to build. */
const url = fc.stringMatching(
  /^https:\/\/[a-z]{1,12}\.example(:8080)?(\/([\w.~-]|%20|%C3%A9){1,12}){0,3}\/?(\?[a-z]{1,8}=([\w.~-]|%26){0,8})?$/,
);

/** Timestamps in several of the forms that RFC 3339 allows. */
const timestamp = fc
  .tuple(
    fc.date({ min: new Date("2024-01-01"), max: new Date("2024-12-31"), noInvalidDate: true }),
    fc.constantFrom("", ".5", ".123", ".225655"),
    fc.constantFrom("Z", "+00:00", "-08:00", "+05:30"),
  )
  .map(([date, fraction, zone]) => `${date.toISOString().slice(0, 19)}${fraction}${zone}`);

function list(schema: LocatedSchema, name: string, suggest: Suggest): Arbitrary<unknown[]> {
  const { minItems = 0, maxItems = 6, uniqueItems } = schema.value;
  const item = validValue(itemsOf(schema), name, suggest);
  const length = { minLength: minItems, maxLength: maxItems };
  return uniqueItems ? fc.uniqueArray(item, length) : fc.array(item, length);
}

/**
 * Optional properties are present or absent, and read-only ones are absent. A fifth of the objects have an unknown
 * property, unless the schema restricts those.
 */
function object(schema: LocatedSchema, suggest: Suggest): Arbitrary<unknown> {
  const { properties = {}, required = [], additionalProperties } = schema.value;
  const writable = Object.keys(properties).filter((name) => !propertyOf(schema, name).value.readOnly);
  const known = fc.record(
    Object.fromEntries(writable.map((name) => [name, validValue(propertyOf(schema, name), name, suggest)])),
    { requiredKeys: required.filter((name) => writable.includes(name)) },
  );
  if (additionalProperties !== undefined && additionalProperties !== true) return known;
  return fc
    .tuple(known, fc.oneof({ weight: 4, arbitrary: fc.constant({}) }, fc.constant({ x_unknown: true })))
    .map(([value, extra]) => ({ ...value, ...extra }));
}
