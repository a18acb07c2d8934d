import { expect, it } from "vitest";
import { printLiteral } from "./print-literal.ts";

it("a short literal stays on one line and quotes only the names that need it", () => {
  expect(printLiteral({ vehicle_id: "vhcl", "EvEnergy-User": null, list: [1, true] })).toBe(
    '{ vehicle_id: "vhcl", "EvEnergy-User": null, list: [1, true] }',
  );
});

it("a long literal has one member on each line", () => {
  const long = "x".repeat(40);
  expect(printLiteral({ trim: long, user: { id: long, more: {} } }, 2)).toBe(
    `{\n    trim: "${long}",\n    user: { id: "${long}", more: {} },\n  }`,
  );
});
