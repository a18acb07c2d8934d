import { Marked, type Token, type Tokens } from "marked";
import { slugify } from "../description/slugify.ts";
import { escapeHtml } from "../html/html.ts";
import { rootOf } from "../html/root-of.ts";
import type { Highlight } from "./highlighter.ts";
import { linkTarget } from "./link-target.ts";

export interface RenderOptions {
  readonly highlight: Highlight;
  /** The file's own place in the repository, from which its links start. */
  readonly source: string;
  /** The page's own place on the site. */
  readonly file: string;
  /** The site's pages by their sources. */
  readonly pages: ReadonlyMap<string, string>;
}

/** Markdown tokens as HTML: headings that can be linked to, highlighted code, tables that scroll, links of the site. */
export function renderMarkdown(tokens: Token[], { highlight, source, file, pages }: RenderOptions): string {
  const marked = new Marked();
  marked.use({
    renderer: {
      heading({ tokens: inline, depth, text }: Tokens.Heading) {
        const id = slugify(plainText(text));
        const content = this.parser.parseInline(inline);
        return `<h${depth} id="${id}">${content}<a class="anchor" href="#${id}" aria-label="Link to this section">#</a></h${depth}>\n`;
      },
      code({ text, lang }: Tokens.Code) {
        const language = /^\S*/.exec(lang ?? "")?.[0] ?? "";
        const label = escapeHtml(labels[language] ?? language);
        return `<figure class="code"><figcaption>${label}<button type="button" class="copy">Copy</button></figcaption>${highlight(text, language)}</figure>\n`;
      },
      table(table: Tokens.Table) {
        const cells = (row: Tokens.TableCell[], tag: string) =>
          row.map((cell) => `<${tag}>${this.parser.parseInline(cell.tokens)}</${tag}>`).join("");
        const head = `<thead><tr>${cells(table.header, "th")}</tr></thead>`;
        const body = table.rows.map((row) => `<tr>${cells(row, "td")}</tr>`).join("");
        return `<div class="table" tabindex="0" role="region" aria-label="Table"><table>${head}<tbody>${body}</tbody></table></div>\n`;
      },
      link({ href, tokens: inline }: Tokens.Link) {
        const content = this.parser.parseInline(inline);
        const target = linkTarget(href, source, pages);
        if (target === null) return content;
        const address = /^(#|\w+:)/.test(target) ? target : rootOf(file) + target;
        return `<a href="${escapeHtml(address)}">${content}</a>`;
      },
    },
  });
  return marked.parser(tokens);
}

const labels: Readonly<Record<string, string>> = {
  ts: "TypeScript",
  typescript: "TypeScript",
  js: "JavaScript",
  sh: "Shell",
  bash: "Shell",
  json: "JSON",
  yaml: "YAML",
  http: "HTTP",
};

/** Inline Markdown without its marks, for anchors and the index. */
export function plainText(text: string): string {
  return text.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1").replaceAll(/[`*]/g, "");
}
