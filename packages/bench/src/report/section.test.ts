import { expect, test } from "vitest";
import { replaceSection } from "./section.ts";

test("replaceSection changes only the text between the section's comments", () => {
  const document = "# A\n\n<!-- walk: start -->\n\nold\n\n<!-- walk: end -->\n\nNotes.\n";
  expect(replaceSection(document, "walk", "new")).toBe(document.replace("old", "new"));
});

test("replaceSection rejects a document without the section's comments, and names them", () => {
  expect(() => replaceSection("", "walk", "new")).toThrow("<!-- walk: start -->");
});
