import { readFileSync } from "node:fs";
import { marked, type Token, type Tokens } from "marked";
import type { Guide } from "./guide.ts";
import { parseGuide } from "./parse-guide.ts";
import type { RenderOptions } from "./render-markdown.ts";

/**
 * What the README says before its first section – what this is, the commands, code, the packages – without the
 * first paragraph, which the page shows on its own. What comes after is for those who work on the project.
 */
export function readReadme(
  root: URL,
  { highlight, pages }: Pick<RenderOptions, "highlight" | "pages">,
): Guide {
  const options = { highlight, pages, source: "README.md", file: "index.html" };
  const tokens = marked.lexer(readFileSync(new URL(options.source, root), "utf8"));
  const end = tokens.findIndex((token) => token.type === "heading" && (token as Tokens.Heading).depth > 1);
  const opening = end < 0 ? tokens : tokens.slice(0, end);
  const lead = opening.find((token) => token.type === "paragraph");
  const whole = parseGuide(markdownOf(opening), options);
  const { body } = parseGuide(markdownOf(opening.filter((token) => token !== lead)), options);
  return { ...whole, body };
}

function markdownOf(tokens: readonly Token[]): string {
  return tokens.map(({ raw }) => raw).join("");
}
