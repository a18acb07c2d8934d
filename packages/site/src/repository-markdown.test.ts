import { unified } from "@astrojs/markdown-remark";
import { expect, it } from "vitest";
import { accessibleTables } from "./accessible-tables.ts";
import { root } from "./repository.ts";
import { repositoryMarkdown } from "./repository-markdown.ts";

async function render(path: string, markdown: string): Promise<string> {
  const renderer = await unified({
    remarkPlugins: [repositoryMarkdown],
    rehypePlugins: [accessibleTables],
  }).createRenderer({} as never);
  const { code } = await renderer.render(markdown, { fileURL: new URL(`file://${root}${path}`) } as never);
  return code;
}

it("the text of a page does not repeat the page's title", async () => {
  expect(await render("docs/mock.md", "# The mock\n\nText.\n\n## Seed\n")).not.toContain("The mock");
});

it("links to Markdown files become links to pages, or plain text if there is no page", async () => {
  const html = await render(
    "docs/mock.md",
    "[Lists](pagination.md#errors), [licence](../LICENSE), [errors][1]\n\n[1]: rate-limits.md",
  );
  expect(html).toContain('<a href="/guides/pagination/#errors">Lists</a>');
  expect(html).toContain('<a href="/guides/rate-limits/">errors</a>');
  expect(html).not.toContain("LICENSE");
  expect(html).toContain("licence");
});

it("the home page omits the opening of the README and the sections for contributors", async () => {
  const html = await render(
    "README.md",
    "# ev-vehicles\n\nThe opening.\n\n## Use it\n\nUse.\n\n## Develop it\n\nBuild.\n\n### Test\n\nTest.\n\n## Packages\n\nAll.\n",
  );
  for (const text of ["The opening", "Build", "Test"]) expect(html).not.toContain(text);
  for (const text of ["Use.", "All."]) expect(html).toContain(text);
});

it("a table can be reached with the keyboard, and its empty corner is not a heading", async () => {
  const html = await render("docs/mock.md", "|   | a |\n| - | - |\n| b | c |\n");
  expect(html).toContain('<table tabindex="0">');
  expect(html).toContain("<td></td>");
  expect(html).toContain("<th>a</th>");
});
