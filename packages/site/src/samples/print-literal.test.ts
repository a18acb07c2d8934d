import { expect, it } from "vitest";
import { printLiteral } from "./print-literal.ts";

it("printLiteral prints a short literal on one line, and quotes only names that need quotes", () => {
  expect(printLiteral({ vehicle_id: "vhcl", "EvEnergy-User": null, list: [1, true] })).toBe(
    '{ vehicle_id: "vhcl", "EvEnergy-User": null, list: [1, true] }',
  );
});

it("printLiteral prints each member of a long literal on its own line", () => {
  const long = "x".repeat(40);
  expect(printLiteral({ trim: long, user: { id: long, more: {} } }, 2)).toBe(
    `{\n    trim: "${long}",\n    user: { id: "${long}", more: {} },\n  }`,
  );
});
