/**
 * Where a link of a Markdown file leads on the site. Files are linked as they lie in the repository, a folder stands
 * for its README; what has no page on the site (a source file, a licence) is no link there.
 *
 *     docs/pagination.md, in README.md                   →  guides/pagination.html
 *     errors-and-retries.md#kinds, in docs/mock.md       →  guides/errors-and-retries.html#kinds
 *     ../packages/client, in docs/mock.md                →  packages/client.html
 *     https://…                                          →  as it is
 *
 * @param source the file that has the link, from the repository's root
 * @param pages the site's pages by their sources
 */
export function linkTarget(href: string, source: string, pages: ReadonlyMap<string, string>): string | null {
  if (/^(https?:|mailto:|#)/.test(href)) return href;
  const { pathname, hash } = new URL(href, `file:///${source}`);
  const path = pathname.replace(/^\/|\/$/g, "");
  const page = pages.get(path) ?? pages.get(`${path}/README.md`);
  return page === undefined ? null : page + hash;
}
