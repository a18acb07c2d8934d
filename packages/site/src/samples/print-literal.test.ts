import { expect, it } from "vitest";
import { printLiteral } from "./print-literal.ts";

it("keeps what fits on one line there, without quotes around plain names", () => {
  expect(printLiteral({ vehicle_id: "vhcl", "EvEnergy-User": null, list: [1, true] })).toBe(
    '{ vehicle_id: "vhcl", "EvEnergy-User": null, list: [1, true] }',
  );
});

it("breaks what is too long, member by member", () => {
  const long = "x".repeat(40);
  expect(printLiteral({ trim: long, user: { id: long, more: {} } }, 2)).toBe(
    `{\n    trim: "${long}",\n    user: { id: "${long}", more: {} },\n  }`,
  );
});
