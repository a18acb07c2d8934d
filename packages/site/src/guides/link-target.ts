/**
 * Where a link of a Markdown file leads on the site. Files are linked as they lie in the repository; what has no
 * page on the site (a source file, a package's folder) is no link there.
 *
 *     docs/pagination.md, from README.md         →  guides/pagination.html
 *     errors-and-retries.md#kinds, from docs/    →  guides/errors-and-retries.html#kinds
 *     spec/vehicles.yaml                         →  openapi.yaml
 *     https://…                                  →  as it is
 */
export function linkTarget(href: string, folder: "" | "docs/"): string | null {
  if (/^(https?:|mailto:|#)/.test(href)) return href;
  const { pathname, hash } = new URL(href, `file:///${folder}`);
  const guide = /^\/docs\/([\w-]+)\.md$/.exec(pathname);
  if (guide) return `guides/${guide[1]}.html${hash}`;
  if (pathname === "/README.md") return `index.html${hash}`;
  if (pathname === "/spec/vehicles.yaml") return "openapi.yaml";
  return null;
}
