import { readFileSync } from "node:fs";
import type { Guide } from "./guide.ts";
import type { MarkdownFile } from "./markdown-files.ts";
import { parseGuide } from "./parse-guide.ts";
import type { RenderOptions } from "./render-markdown.ts";

/** Markdown files of the repository as guides. */
export function readGuides(
  files: readonly MarkdownFile[],
  root: URL,
  options: Pick<RenderOptions, "highlight" | "pages">,
): Guide[] {
  return files.map((file) =>
    parseGuide(readFileSync(new URL(file.source, root), "utf8"), { ...file, ...options }),
  );
}
