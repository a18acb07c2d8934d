import { expect, it } from "vitest";
import { pagesBySource } from "./markdown-files.ts";
import { parseGuide } from "./parse-guide.ts";

const file = { source: "docs/paging.md", file: "guides/paging.html" };
const pages = pagesBySource([file, { source: "docs/mock.md", file: "guides/mock.html" }]);
const parse = (markdown: string) =>
  parseGuide(markdown, { ...file, pages, highlight: (code) => `<pre>${code}</pre>` });

const guide = parse(`# Paging through \`lists\`

Every list is cut
into pages, see [the mock](mock.md#seed).

\`\`\`ts
walk();
\`\`\`

## How it ends

With \`about:blank\`. [Licence](../LICENSE)
`);

it("takes the title and the first paragraph out of the Markdown, as plain text", () => {
  expect(guide.title).toBe("Paging through lists");
  expect(guide.lead).toBe("Every list is cut into pages, see the mock.");
  expect(guide.body).not.toContain("<h1");
});

it("renders links to the site's own pages, and only those", () => {
  expect(guide.body).toContain('<a href="../guides/mock.html#seed">the mock</a>');
  expect(guide.body).toContain("</code>. Licence</p>");
});

it("gives each heading an anchor, and each block of code its language and a button", () => {
  expect(guide.body).toContain('<h2 id="how-it-ends">How it ends<a class="anchor" href="#how-it-ends"');
  expect(guide.body).toContain('<figcaption>TypeScript<button type="button" class="copy">Copy</button>');
});

it("cuts the text into sections for the search, with the code and without marks", () => {
  expect(guide.sections).toEqual([
    {
      anchor: "",
      heading: "Paging through lists",
      depth: 1,
      text: "Every list is cut into pages, see the mock. walk();",
    },
    { anchor: "how-it-ends", heading: "How it ends", depth: 2, text: "With about:blank. Licence" },
  ]);
});

it("refuses a file without a title, by its name", () => {
  expect(() => parse("No title.")).toThrow('docs/paging.md has no title: begin it with a line "# …"');
});
