import { readFileSync } from "node:fs";
import { marked, type Token, type Tokens } from "marked";
import type { Guide } from "./guide.ts";
import type { Highlight } from "./highlighter.ts";
import { parseGuide } from "./parse-guide.ts";

/**
 * What the README says before its first section – what this is, the commands, code, the packages – without the
 * first paragraph, which the page shows on its own. What comes after is for those who work on the project.
 */
export function readReadme(file: URL, highlight: Highlight): Guide {
  const options = { highlight, folder: "", root: "" } as const;
  const tokens = marked.lexer(readFileSync(file, "utf8"));
  const end = tokens.findIndex((token) => token.type === "heading" && (token as Tokens.Heading).depth > 1);
  const opening = end < 0 ? tokens : tokens.slice(0, end);
  const lead = opening.find((token) => token.type === "paragraph");
  const { title, lead: text, sections } = parseGuide("README", markdownOf(opening), options);
  const { body } = parseGuide("README", markdownOf(opening.filter((token) => token !== lead)), options);
  return { slug: "README", title, lead: text, body, sections };
}

function markdownOf(tokens: readonly Token[]): string {
  return tokens.map(({ raw }) => raw).join("");
}
