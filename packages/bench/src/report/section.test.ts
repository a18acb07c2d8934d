import { expect, test } from "vitest";
import { replaceSection } from "./section.ts";

test("replaceSection changes only the text between the comments", () => {
  const document = "# A\n\n<!-- walk: start -->\n\nold\n\n<!-- walk: end -->\n\nNotes.\n";
  expect(replaceSection(document, "walk", "new")).toBe(document.replace("old", "new"));
});

test("a document without the comments is an error that names them", () => {
  expect(() => replaceSection("", "walk", "new")).toThrow("<!-- walk: start -->");
});
