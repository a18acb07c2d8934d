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

describe("a pointer", () => {
  test.each([
    ["#/paths/~1cars~1%7Bcar_id%7D/get", { summary: "Read a car" }],
    ["#/paths/~1cars~1{car_id}/get", { summary: "Read a car" }],
    ["#/components/schemas/a~1b~0c%25d", { type: "string" }],
    ["#/components/schemas/a~1b~0c%d", { type: "string" }],
  ])("%s leads to its target, encoded or not", (pointer, value) => {
    expect(valueAt(document, pointer)).toEqual(value);
  });

  test("made for a name leads back to it", () => {
    const pointer = pointerTo("#/components/schemas", "a/b~c%d");
    expect(valueAt(document, pointer)).toEqual({ type: "string" });
  });

  test.each([
    ["#/components/schemas/Truck", "nothing there"],
    ["#/components/schemas/Car/toString", "nothing there"],
    ["schemas/car.yaml#/Car", "Bundle the description first"],
    ["https://example.com/car", "Bundle the description first"],
  ])("%s is an error that names it", (pointer, message) => {
    expect(() => valueAt(document, pointer)).toThrow(DescriptionError);
    expect(() => valueAt(document, pointer)).toThrow(pointer);
    expect(() => valueAt(document, pointer)).toThrow(message);
  });
});

describe("following", () => {
  const at = (name: string) =>
    follow(document, { value: { $ref: `#/components/schemas/${name}` }, pointer: "#/here" });

  test("ends at the first non-reference, and returns its pointer", () => {
    expect(at("Car")).toEqual({ value: { type: "object" }, pointer: "#/components/schemas/Car" });
  });

  test("keeps a description beside a reference", () => {
    expect(at("Alias")).toEqual({
      value: { type: "object", description: "Of an alias." },
      pointer: "#/components/schemas/Car",
    });
  });

  test("a circle is an error, and so is a value that is not an object", () => {
    expect(() => at("Loop")).toThrow("leads back to itself");
    expect(() => at("Text")).toThrow('#/components/schemas/Text: expected an object, found "not a schema"');
  });
});
