import { describe, expect, test } from "vitest";
import type { SchemaObject } from "./document.ts";
import {
  formsOf,
  itemsOf,
  nameOfSchema,
  propertiesOf,
  readSchema,
  typesOf,
  valuesOf,
} from "./read-schema.ts";
import { documentOf } from "./testing.ts";

const document = documentOf(
  {},
  {
    schemas: {
      Named: { type: "object", properties: { name: { type: "string" } }, required: ["name"] },
      Car: {
        allOf: [{ $ref: "#/components/schemas/Named" }, { properties: { doors: { type: "integer" } } }],
        required: ["doors"],
      },
      Tree: { type: "object", properties: { left: { $ref: "#/components/schemas/Tree" } } },
      Forest: { oneOf: [{ $ref: "#/components/schemas/Forest" }, { type: "string" }] },
      Plug: { type: "string", enum: ["CCS", "NACS"] },
    },
  },
);
const ref = (name: string): SchemaObject => ({ $ref: `#/components/schemas/${name}` });

describe("readSchema", () => {
  test("a merged schema has the properties and required names of all its parts", () => {
    expect(readSchema(document, ref("Car"))).toMatchObject({
      type: "object",
      properties: { name: { type: "string" }, doors: { type: "integer" } },
      required: ["name", "doors"],
    });
  });

  test("readSchema keeps the keywords next to a reference", () => {
    const schema = { ...ref("Plug"), description: "The other plug.", readOnly: true };
    expect(readSchema(document, schema)).toEqual({
      type: "string",
      enum: ["CCS", "NACS"],
      description: "The other plug.",
      readOnly: true,
    });
  });

  test("a merged schema allows only the types and enum values that all its parts allow", () => {
    const parts = [{ type: ["string", "null"], enum: ["CCS", "TYPE_2", null] }, ref("Plug")];
    expect(readSchema(document, { allOf: parts })).toMatchObject({ type: "string", enum: ["CCS"] });
  });

  test("reading a schema that contains itself terminates", () => {
    expect(Object.keys(propertiesOf(document, ref("Tree")) ?? {})).toEqual(["left"]);
    expect(typesOf(document, ref("Forest"))).toEqual(["string"]);
  });
});

describe("nullable schemas", () => {
  test.each<[string, SchemaObject]>([
    ["a list of types", { type: ["string", "null"], enum: ["CCS", "NACS", null] }],
    ["oneOf", { oneOf: [ref("Plug"), { type: "null" }] }],
    ["anyOf", { anyOf: [{ type: "null" }, ref("Plug")] }],
    ["allOf around oneOf", { allOf: [{ oneOf: [ref("Plug"), { type: "null" }] }] }],
  ])("a nullable schema written with %s has the expected types and values", (_, schema) => {
    expect([...typesOf(document, schema)].sort()).toEqual(["null", "string"]);
    expect(valuesOf(document, schema)).toEqual(["CCS", "NACS"]);
  });
});

test("each form of a oneOf gets the keywords next to the oneOf, except the description", () => {
  const schema = {
    description: "Either.",
    required: ["id"],
    oneOf: [ref("Car"), { type: "object", title: "Bare" }],
  };
  expect(formsOf(document, schema)).toMatchObject([
    { required: ["id", "name", "doors"] },
    { required: ["id"], title: "Bare" },
  ]);
  expect(formsOf(document, schema).some(({ description }) => description)).toBe(false);
  expect(Object.keys(propertiesOf(document, schema) ?? {})).toEqual(["name", "doors"]);
});

test("typesOf infers the types of a schema from enums, constants, properties and items", () => {
  expect(typesOf(document, { enum: ["a", 1, null] })).toEqual(["string", "number", "null"]);
  expect(typesOf(document, { const: true })).toEqual(["boolean"]);
  expect(typesOf(document, { properties: {} })).toEqual(["object"]);
  expect(typesOf(document, { items: {} })).toEqual(["array"]);
  expect(typesOf(document, {})).toEqual([]);
  expect(itemsOf(document, { oneOf: [{ type: "null" }, { items: ref("Car") }] })).toEqual(ref("Car"));
  expect(nameOfSchema(ref("Car"))).toBe("Car");
});
