import { existsSync, readdirSync, readFileSync } from "node:fs";

/** A Markdown file of the repository, and the page that it becomes. Both from their roots. */
export interface MarkdownFile {
  /** `docs/pagination.md` */
  readonly source: string;
  /** `guides/pagination.html` */
  readonly file: string;
}

/** The order in which the guides are best read; one that is not named here comes after these, by its name. */
const order = [
  "authentication",
  "pagination",
  "expansion",
  "errors-and-retries",
  "rate-limits",
  "scaling",
  "mock",
];

/** The guides: every Markdown file of `docs/`. */
export function guideFiles(root: URL): MarkdownFile[] {
  const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  return list(new URL("docs/", root))
    .filter((name) => name.endsWith(".md") && name !== "README.md")
    .map((name) => name.slice(0, -".md".length))
    .sort((one, other) => place(one) - place(other) || one.localeCompare(other))
    .map((name) => ({ source: `docs/${name}.md`, file: `guides/${name}.html` }));
}

/** The READMEs of the packages that are published. */
export function packageFiles(root: URL): MarkdownFile[] {
  return list(new URL("packages/", root))
    .filter((name) => existsSync(new URL(`packages/${name}/README.md`, root)))
    .filter((name) => !manifest(new URL(`packages/${name}/package.json`, root)).private)
    .map((name) => ({ source: `packages/${name}/README.md`, file: `packages/${name}.html` }));
}

/** What a link between files of the repository leads to on the site: each file's page. */
export function pagesBySource(files: readonly MarkdownFile[]): Map<string, string> {
  const pages = new Map([
    ["README.md", "index.html"],
    ["spec/vehicles.yaml", "openapi.yaml"],
  ]);
  for (const { source, file } of files) pages.set(source, file);
  return pages;
}

function list(folder: URL): string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

function manifest(file: URL): { private?: boolean } {
  return JSON.parse(readFileSync(file, "utf8"));
}
