import { marked, type Token, type Tokens } from "marked";
import { slugify } from "../description/slugify.ts";
import type { Guide, Section } from "./guide.ts";
import type { MarkdownFile } from "./markdown-files.ts";
import { plainText, type RenderOptions, renderMarkdown } from "./render-markdown.ts";

/** A guide from its Markdown. It begins with its title, the only heading of the first level. */
export function parseGuide(markdown: string, options: RenderOptions & MarkdownFile): Guide {
  const tokens = marked.lexer(markdown);
  const title = tokens.find(
    (token): token is Tokens.Heading => token.type === "heading" && token.depth === 1,
  );
  if (!title) throw new Error(`${options.source} has no title: begin it with a line "# …"`);
  const body = tokens.filter((token) => token !== title);
  const lead = body.find((token): token is Tokens.Paragraph => token.type === "paragraph");
  return {
    file: options.file,
    title: plainText(title.text),
    lead: plainText(lead?.text ?? "").replaceAll(/\s+/g, " "),
    body: renderMarkdown(body, options),
    sections: cutSections(body, plainText(title.text)),
  };
}

function cutSections(tokens: readonly Token[], title: string): Section[] {
  let current = { anchor: "", heading: title, depth: 1, text: "" };
  const sections = [current];
  for (const token of tokens) {
    if (token.type === "heading") {
      const { text, depth } = token as Tokens.Heading;
      const heading = plainText(text);
      current = { anchor: slugify(heading), heading, depth, text: "" };
      sections.push(current);
    } else if (token.type !== "space") {
      current.text += `${plainText(token.type === "code" ? (token as Tokens.Code).text : token.raw)} `;
    }
  }
  return sections.map((section) => ({ ...section, text: section.text.replaceAll(/[\s|]+/g, " ").trim() }));
}
