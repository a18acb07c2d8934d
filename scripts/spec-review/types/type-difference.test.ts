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

it("changes to comments and layout are not reported", () => {
  const reworded = before.replace("The old wording.", "New wording.").replaceAll("; ", ";\n\n  ");
  expect(difference(reworded)).toEqual([]);
});

it("a narrowed union is reported with its old and new type", () => {
  expect(difference(before.replace(' | "INACTIVE"', ""))).toEqual([
    '- Vehicle.integrated: "ACTIVE" | "INACTIVE"',
    '+ Vehicle.integrated: "ACTIVE"',
  ]);
});

it("a member that becomes optional is reported as removed and added", () => {
  expect(difference(before.replace("readonly url:", "readonly url?:"))).toEqual([
    "- readonly Vehicle.url: string",
    "+ readonly Vehicle.url?: string",
  ]);
});

it("a removed schema is one line, and a method of type never is not reported", () => {
  const after = before
    .replace("Trim: { name: string };", "")
    .replace("put?: never }", 'put?: never; post: operations["createVehicle"]; delete?: never }');
  expect(difference(after)).toEqual([
    "- Trim: { … }",
    '+ paths["/vehicles"].post: operations["createVehicle"]',
  ]);
});

it("a member that is no longer readonly is reported", () => {
  expect(difference(before.replace("readonly url", "url"))).toEqual([
    "- readonly Vehicle.url: string",
    "+ Vehicle.url: string",
  ]);
});
