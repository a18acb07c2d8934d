import { expect, it } from "vitest";
import { typeDifference } from "./type-difference.ts";
import { typeTree } from "./type-tree.ts";

const before = `
/** The old words. */
export interface components {
  schemas: {
    /** @enum {string} */
    Vehicle: { integrated: "ACTIVE" | "INACTIVE"; readonly url: string; trim: string | components["schemas"]["Trim"] };
    Trim: { name: string };
  };
}
export interface paths { "/vehicles": { get: operations["listVehicles"]; put?: never } }`;

function difference(after: string): string[] {
  return typeDifference(typeTree(before), typeTree(after));
}

it("comments and layout are no difference", () => {
  const reworded = before.replace("The old words.", "New words.").replaceAll("; ", ";\n\n  ");
  expect(difference(reworded)).toEqual([]);
});

it("a narrowed union shows both sides under the name that users know", () => {
  expect(difference(before.replace(' | "INACTIVE"', ""))).toEqual([
    '- Vehicle.integrated: "ACTIVE" | "INACTIVE"',
    '+ Vehicle.integrated: "ACTIVE"',
  ]);
});

it("a member that becomes optional is a member gone and another come", () => {
  expect(difference(before.replace("readonly url:", "readonly url?:"))).toEqual([
    "- readonly Vehicle.url: string",
    "+ readonly Vehicle.url?: string",
  ]);
});

it("a whole resource is one line, and the methods that a new path lacks are none", () => {
  const after = before
    .replace("Trim: { name: string };", "")
    .replace("put?: never }", 'put?: never; post: operations["createVehicle"]; delete?: never }');
  expect(difference(after)).toEqual([
    "- Trim: { … }",
    '+ paths["/vehicles"].post: operations["createVehicle"]',
  ]);
});

it("a member that is no longer readonly is a difference", () => {
  expect(difference(before.replace("readonly url", "url"))).toEqual([
    "- readonly Vehicle.url: string",
    "+ Vehicle.url: string",
  ]);
});
