import { expect, test } from "vitest";
import { replaceSection } from "./section.ts";

test("only what stands between the comments is replaced", () => {
  const document = "# A\n\n<!-- walk: start -->\n\nold\n\n<!-- walk: end -->\n\nNotes.\n";
  expect(replaceSection(document, "walk", "new")).toBe(document.replace("old", "new"));
});

test("a document without that place is an error that says what is expected", () => {
  expect(() => replaceSection("", "walk", "new")).toThrow("<!-- walk: start -->");
});
