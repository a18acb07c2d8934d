import { expect, it } from "vitest";
import { excerpt } from "./search-result.ts";

const text =
  `${"Before it. ".repeat(20)}The link header names the next page. ${"After it. ".repeat(20)}`.trim();

it("shows the words around the first hit, and says where it was cut", () => {
  expect(excerpt(text, ["header"])).toMatch(/^… .{0,40}link header names the next page\. (After it\. ?)+ …$/);
});

it("begins at the beginning where the hit is near, or nowhere", () => {
  expect(excerpt("A short text about pages.", ["pages"])).toBe("A short text about pages.");
  expect(excerpt(text, ["absent"])).toMatch(/^Before it\. /);
});

it("takes a hit's characters as they are, not as a pattern", () => {
  expect(excerpt("A text (with brackets).", ["(with"])).toBe("A text (with brackets).");
});
