import { describe, expect, test } from "vitest";
import { DescriptionError } from "./document.ts";
import { follow, pointerTo, valueAt } from "./reference.ts";
import { documentOf } from "./testing.ts";

const document = documentOf(
  { "/cars/{car_id}": { get: { summary: "Read a car" } } },
  {
    schemas: {
      Car: { type: "object" },
      Alias: { $ref: "#/components/schemas/Car", description: "Of an alias." },
      Loop: { $ref: "#/components/schemas/Pool" },
      Pool: { $ref: "#/components/schemas/Loop" },
      "a/b~c%d": { type: "string" },
      Text: "not a schema",
    },
  },
);

describe("JSON pointers", () => {
  test.each([
    ["#/paths/~1cars~1%7Bcar_id%7D/get", { summary: "Read a car" }],
    ["#/paths/~1cars~1{car_id}/get", { summary: "Read a car" }],
    ["#/components/schemas/a~1b~0c%25d", { type: "string" }],
    ["#/components/schemas/a~1b~0c%d", { type: "string" }],
  ])("valueAt finds the value at the pointer %s", (pointer, value) => {
    expect(valueAt(document, pointer)).toEqual(value);
  });

  test("valueAt resolves a pointer that pointerTo made from a name with special characters", () => {
    const pointer = pointerTo("#/components/schemas", "a/b~c%d");
    expect(valueAt(document, pointer)).toEqual({ type: "string" });
  });

  test.each([
    ["#/components/schemas/Truck", "no value at this pointer"],
    ["#/components/schemas/Car/toString", "no value at this pointer"],
    ["schemas/car.yaml#/Car", "Bundle the description first"],
    ["https://example.com/car", "Bundle the description first"],
  ])("valueAt rejects the pointer %s, and the error contains the pointer", (pointer, message) => {
    expect(() => valueAt(document, pointer)).toThrow(DescriptionError);
    expect(() => valueAt(document, pointer)).toThrow(pointer);
    expect(() => valueAt(document, pointer)).toThrow(message);
  });
});

describe("follow", () => {
  const at = (name: string) =>
    follow(document, { value: { $ref: `#/components/schemas/${name}` }, pointer: "#/here" });

  test("follow() returns the first value that is not a reference, and the pointer to that value", () => {
    expect(at("Car")).toEqual({ value: { type: "object" }, pointer: "#/components/schemas/Car" });
  });

  test("follow() keeps the description that is next to a reference", () => {
    expect(at("Alias")).toEqual({
      value: { type: "object", description: "Of an alias." },
      pointer: "#/components/schemas/Car",
    });
  });

  test("follow() rejects circular references, and references to values that are not objects", () => {
    expect(() => at("Loop")).toThrow("refers to itself");
    expect(() => at("Text")).toThrow('#/components/schemas/Text: expected an object, found "not a schema"');
  });
});
