import { expect, test } from "vitest";
import { replaceSection } from "./section.ts";

test("replaceSection changes only the text between the comments that mark a section", () => {
  const document = "# A\n\n<!-- walk: start -->\n\nold\n\n<!-- walk: end -->\n\nNotes.\n";
  expect(replaceSection(document, "walk", "new")).toBe(document.replace("old", "new"));
});

test("replaceSection rejects a document without a section's comments, and names the missing comments", () => {
  expect(() => replaceSection("", "walk", "new")).toThrow("<!-- walk: start -->");
});
