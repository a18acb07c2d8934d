import { readFileSync } from "node:fs";
import type { Guide } from "./guide.ts";
import { guideFiles } from "./guide-files.ts";
import type { Highlight } from "./highlighter.ts";
import { parseGuide } from "./parse-guide.ts";

/** The order in which the guides are best read; one that is not named here comes after these, by its title. */
const order = ["authentication", "pagination", "expansion", "errors-and-retries", "rate-limits", "mock"];

/** Every Markdown file of a folder as a guide. */
export function readGuides(folder: URL, highlight: Highlight): Guide[] {
  const options = { highlight, folder: "docs/", root: "../" } as const;
  const place = ({ slug }: Guide) => (order.includes(slug) ? order.indexOf(slug) : order.length);
  return guideFiles(folder)
    .map((slug) => parseGuide(slug, readFileSync(new URL(`${slug}.md`, folder), "utf8"), options))
    .sort((one, other) => place(one) - place(other) || one.title.localeCompare(other.title));
}
