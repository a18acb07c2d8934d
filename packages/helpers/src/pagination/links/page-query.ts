import { PaginationError } from "../pagination-error.ts";
import type { Walk } from "../walk/walk.ts";
import type { Relation } from "./position.ts";
import { type QueryParameters, readQuery, serializeQuery } from "./query-parameters.ts";

/**
 * A link or a position determines which page to read; the caller determines everything else about the request. Only the
 * query of a link is used, on the operation's own URL. So the token is sent only to the API's origin, and a proxy or a base
 * path is kept, even if the links name another host.
 *
 *     <https://api.ev.energy/v2/vehicles?page_size=25&page_after=vhcl01…>  →  GET /vehicles?page_size=100&page_after=vhcl01…
 */

/** The query parameters of a page after or before an item. */
export const cursors = { next: "page_after", previous: "page_before" } as const;

/** Splits a link of the API or of a position into its path and its query. */
export function splitLink(link: string): { path: string; linked: QueryParameters } {
  const [, path = "", search = ""] = /^([^?#]*)([^#]*)/.exec(link) ?? [];
  return { path, linked: readQuery(search) };
}

/** A link to the first page of a walk without a position, in the form of the server's links. */
export function firstLink({ pathname, start, pageSize }: Walk): string {
  return `${pathname}?${new URLSearchParams({ ...start, page_size: `${pageSize}` })}`;
}

/**
 * The complete query for the page of a link: the caller's parameters, the page size, and the parameters that the link
 * adds. `expand` never comes from the link, because the types follow the caller's.
 *
 * @param left The number of items that the walk still needs.
 * @throws {PaginationError} `unusableLink` if the link has another path than the operation.
 */
export function pageQuery(
  walk: Walk,
  link: string,
  relation: Relation,
  left: number = Infinity,
): Record<string, unknown> {
  const { path, linked } = splitLink(link);
  if (!isListPath(walk, path)) {
    throw new PaginationError("unusableLink", `GET ${walk.pathname}: the ${relation} link points to ${path}`);
  }
  const size = countsPages(walk, linked)
    ? Number(linked.get("page_size")?.[0] ?? walk.pageSize)
    : Math.min(walk.pageSize, left);
  for (const name of ["expand", "page_size", ...serializeQuery(walk.filters).keys()]) linked.delete(name);
  // The API ignores `page_before` if `page_after` is also there, so a leftover cursor would return the same page forever.
  if (linked.has(cursors[relation])) linked.delete(cursors[relation === "next" ? "previous" : "next"]);
  const added = [...linked].map(([name, values]) => [name, values.length > 1 ? values : values[0]]);
  return { ...walk.filters, page_size: size, ...Object.fromEntries(added) };
}

/**
 * Whether a number determines the page. `page=3` is a different page if the pages have a different size, so such a list
 * keeps one size. A cursor names an item and works with any size.
 *
 * The API's cursors are known by name. Any other numeric parameter that the caller did not pass counts pages.
 */
export function countsPages(walk: Walk, linked: QueryParameters): boolean {
  if (linked.get(cursors.next)?.[0] || linked.get(cursors.previous)?.[0]) return false;
  const own = serializeQuery(walk.filters);
  return [...linked].some(
    ([name, [value]]) => name !== "page_size" && !own.has(name) && /^\d+$/.test(`${value}`),
  );
}

/** Whether a path is the operation's, ignoring a base path and differences in encoding. */
export function isListPath({ pathname }: Walk, path: string): boolean {
  return normalizedPath(path).endsWith(normalizedPath(pathname));
}

/** A path without percent-encoding and trailing slash, because servers differ in both. */
function normalizedPath(path: string): string {
  const trimmed = path.endsWith("/") ? path.slice(0, -1) : path;
  try {
    return decodeURIComponent(trimmed);
  } catch {
    return trimmed;
  }
}

/** A key that is equal for two queries that begin at the same place in the list, whatever their page size. */
export function placeKey({ page_size: _, ...place }: Record<string, unknown>): string {
  return String(Object.entries(place).map(String).sort());
}
