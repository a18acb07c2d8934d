import { expect, it } from "vitest";
import { isExpanded } from "./expanded.ts";

it("isExpanded is true for a resource, and false for its URL, null or a missing field", () => {
  expect(isExpanded({ id: "user01HN2NJ9NMRZBXT1H6FT9N7735" })).toBe(true);
  expect(isExpanded("https://api.ev.energy/v2/users/user01HN2NJ9NMRZBXT1H6FT9N7735")).toBe(false);
  expect(isExpanded(null)).toBe(false);
  expect(isExpanded(undefined)).toBe(false);
});
