import { expect, it } from "vitest";
import { isId } from "./is-id.ts";

it("isId accepts four lower-case letters followed by 26 capital letters or digits", () => {
  expect(isId("vhcl01HRFF3SEVSCRAV9B3CHVDFN0H")).toBe(true);
  expect(isId("evse01HRFF3SEVSCRAV9B3CHVDFN0H")).toBe(true);
});

it.each([
  "",
  "vhcl",
  "vhcl01HRFF3SEVSCRAV9B3CHVDFN0",
  "vhcl01HRFF3SEVSCRAV9B3CHVDFN0H1",
  "VHCL01HRFF3SEVSCRAV9B3CHVDFN0H",
  "vhcl01hrff3sevscrav9b3chvdfn0h",
  "vhcl01HRFF3SEVSCRAV9B3CHVDFN0H\n",
  "https://api.ev.energy/v2/vehicles/vhcl01HRFF3SEVSCRAV9B3CHVDFN0H",
  null,
  7,
])("isId rejects %j", (value) => {
  expect(isId(value)).toBe(false);
});

it("if a kind is passed, isId accepts only IDs of that kind", () => {
  expect(isId("vhcl01HRFF3SEVSCRAV9B3CHVDFN0H", "Vehicle")).toBe(true);
  expect(isId("vhcl01HRFF3SEVSCRAV9B3CHVDFN0H", "User")).toBe(false);
});
