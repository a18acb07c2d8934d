import { expect, it } from "vitest";
import { typeDifference } from "./type-difference.ts";
import { typeTree } from "./type-tree.ts";

const before = `
/** The old wording. */
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

it("typeDifference does not report changes to comments and layout", () => {
  const reworded = before.replace("The old wording.", "New wording.").replaceAll("; ", ";\n\n  ");
  expect(difference(reworded)).toEqual([]);
});

it("typeDifference reports a narrowed union with the old and the new type", () => {
  expect(difference(before.replace(' | "INACTIVE"', ""))).toEqual([
    '- Vehicle.integrated: "ACTIVE" | "INACTIVE"',
    '+ Vehicle.integrated: "ACTIVE"',
  ]);
});

it("typeDifference reports a member that becomes optional as removed and added", () => {
  expect(difference(before.replace("readonly url:", "readonly url?:"))).toEqual([
    "- readonly Vehicle.url: string",
    "+ readonly Vehicle.url?: string",
  ]);
});

it("typeDifference reports a removed schema in one line, and ignores methods of type never", () => {
  const after = before
    .replace("Trim: { name: string };", "")
    .replace("put?: never }", 'put?: never; post: operations["createVehicle"]; delete?: never }');
  expect(difference(after)).toEqual([
    "- Trim: { … }",
    '+ paths["/vehicles"].post: operations["createVehicle"]',
  ]);
});

it("typeDifference reports a member that is no longer readonly", () => {
  expect(difference(before.replace("readonly url", "url"))).toEqual([
    "- readonly Vehicle.url: string",
    "+ Vehicle.url: string",
  ]);
});
