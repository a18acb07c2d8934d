import { existsSync, readdirSync, readFileSync } from "node:fs";
import { posix, resolve } from "node:path";

/**
 * The repository's root, with a trailing slash. Astro moves this module when it builds, so the path is relative to the
 * working directory, which is this package.
 */
export const root = `${resolve(process.cwd(), "../..")}/`;

const benchmarks = "docs/benchmarks.md";

/** Guides in the order in which a user needs them. Guides that are not listed come last. */
const order = [
  "quick-start",
  "authentication",
  "pagination",
  "creating-vehicles",
  "onboarding",
  "expansion",
  "errors-and-retries",
  "rate-limits",
  "webhooks",
  "browsers-and-react",
  "mock",
  "cli",
  "agents",
  "scaling",
  "proxies-and-debugging",
  "troubleshooting",
  "versioning",
];

/** The names of the guides: `pagination` for `docs/pagination.md`. */
export function guideNames(): string[] {
  const position = (name: string) => {
    const found = order.indexOf(name);
    return found < 0 ? order.length : found;
  };
  return readdirSync(`${root}docs`)
    .filter((name) => name.endsWith(".md") && `docs/${name}` !== benchmarks)
    .map((name) => name.slice(0, -".md".length))
    .sort((one, other) => position(one) - position(other) || one.localeCompare(other));
}

/** The folder names of the published packages that have a README. */
export function packageNames(): string[] {
  return readdirSync(`${root}packages`).filter(
    (name) =>
      existsSync(`${root}packages/${name}/README.md`) &&
      !readManifest(`packages/${name}/package.json`).private,
  );
}

/** The declaration files of a package's exports, by import path: `client/oauth` → `…/client/dist/oauth.d.ts`. */
export function entryPoints(name: string): Record<string, string> {
  const { exports = {} } = readManifest(`packages/${name}/package.json`);
  return Object.fromEntries(
    Object.entries(exports).flatMap(([entry, target]) =>
      typeof target === "string"
        ? []
        : [[posix.join(name, entry), posix.join(`${root}packages/${name}`, target.import.types)]],
    ),
  );
}

/**
 * The page of a file or folder of the repository, without leading and trailing slashes.
 *
 *     docs/pagination.md  →  guides/pagination
 *     packages/client, packages/client/README.md  →  packages/client
 *     README.md  →  index
 */
export function pageOf(path: string): string | undefined {
  if (path === "README.md" || path === "") return "index";
  if (path === "CONTRIBUTING.md") return "contributing";
  if (path === benchmarks) return "contributing/benchmarks";
  if (path === "spec/vehicles.yaml") return "openapi.yaml";
  const guide = /^docs\/([^/]+)\.md$/.exec(path)?.[1];
  if (guide !== undefined) return `guides/${guide}`;
  const name = /^packages\/([^/]+)(\/README\.md)?$/.exec(path)?.[1];
  return name !== undefined && packageNames().includes(name) ? `packages/${name}` : undefined;
}

/**
 * The address, on the site, of the file that a relative link in a Markdown file points to; undefined if the site has no
 * page for it. Other links (URLs, fragments, absolute paths) are returned unchanged.
 */
export function linkTarget(url: string, source: string): string | undefined {
  if (/^(\w+:|#|\/)/.test(url)) return url;
  const [target = "", fragment] = url.split("#");
  const page = pageOf(posix.join(posix.dirname(source), target).replace(/\/$/, ""));
  if (page === undefined) return undefined;
  const address = page === "index" ? "/" : page.includes(".") ? `/${page}` : `/${page}/`;
  return fragment === undefined ? address : `${address}#${fragment}`;
}

/** The beginning of a Markdown file, as plain text. */
export interface Opening {
  readonly title: string;
  /** The paragraph below the title. */
  readonly lead: string;
}

/** Reads the title and the first paragraph of a Markdown file; each is empty if the file has none. */
export function readOpening(markdown: string): Opening {
  const [, title = "", lead = ""] = /^# (.+)\n(?:\n+((?:[^\n#].*\n?)+))?/m.exec(markdown) ?? [];
  const plain = (text: string) => text.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1").replaceAll(/[`*]/g, "");
  return { title: plain(title), lead: plain(lead).trim().replaceAll(/\s*\n/g, " ") };
}

function readManifest(path: string): {
  private?: boolean;
  exports?: Record<string, string | { import: { types: string } }>;
} {
  return JSON.parse(readFileSync(root + path, "utf8"));
}
