import { PaginationError } from "../pagination-error.ts";
import type { Walk } from "../walk/walk.ts";
import type { Relation } from "./position.ts";
import { type QueryParameters, readQuery, serializeQuery } from "./query-parameters.ts";

/**
 * How a link becomes a request. Only the query of the link is sent, to the operation's own URL. So the token is sent only
 * to the client's `baseUrl`, which may be a proxy, even if the link names another host. In the query, the caller's filters
 * and `expand` replace the link's. So does the page size, unless the link has a page number.
 *
 *     <https://api.ev.energy/v2/vehicles?page_size=25&page_after=vhcl01…>  →  GET /vehicles?page_size=100&page_after=vhcl01…
 */

/** The query parameter for the page after an item, and the one for the page before an item. */
export const cursors = { next: "page_after", previous: "page_before" } as const;

/** Splits a link, in the form that positions have, into its path and its query. A fragment is dropped. */
export function splitLink(link: string): { path: string; linked: QueryParameters } {
  const [, path = "", search = ""] = /^([^?#]*)([^#]*)/.exec(link) ?? [];
  return { path, linked: readQuery(search) };
}

/** The link to the first page of a walk that does not start from a position, in the form that positions have. */
export function firstLink({ pathname, start, pageSize }: Walk): string {
  return `${pathname}?${new URLSearchParams({ ...start, page_size: `${pageSize}` })}`;
}

/**
 * The complete query for the page of a link: the caller's parameters, the page size, and the parameters that the link
 * adds. `expand` is never taken from the link, because the types follow the caller's list.
 *
 * @param left The number of items that the walk still needs.
 * @throws {PaginationError} `unusableLink` if the link's path is not the operation's.
 */
export function pageQuery(
  walk: Walk,
  link: string,
  relation: Relation,
  left: number = Infinity,
): Record<string, unknown> {
  const { path, linked } = splitLink(link);
  if (!isListPath(walk, path)) {
    throw new PaginationError(
      "unusableLink",
      `GET ${walk.pathname}: the ${relation} link points to another path: ${path}`,
    );
  }
  const size = countsPages(walk, linked)
    ? Number(linked.get("page_size")?.[0] ?? walk.pageSize)
    : Math.min(walk.pageSize, left);
  for (const name of ["expand", "page_size", ...serializeQuery(walk.filters).keys()]) linked.delete(name);
  // A link may contain both cursors. The API ignores `page_before` if there is a `page_after`, so a backward walk would get
  // the same page again and again. Keep only the cursor of this direction.
  if (linked.has(cursors[relation])) linked.delete(cursors[relation === "next" ? "previous" : "next"]);
  const added = [...linked].map(([name, values]) => [name, values.length > 1 ? values : values[0]]);
  return { ...walk.filters, page_size: size, ...Object.fromEntries(added) };
}

/**
 * Whether a link has a page number. The items of `page=3` depend on the page size, so the size must not change during the
 * walk. A cursor names an item and works with any page size.
 *
 * A link with `page_after` or `page_before` has none. Otherwise, any parameter with a numeric value counts as a page
 * number, except `page_size` and the caller's filters.
 */
export function countsPages(walk: Walk, linked: QueryParameters): boolean {
  if (linked.get(cursors.next)?.[0] || linked.get(cursors.previous)?.[0]) return false;
  const own = serializeQuery(walk.filters);
  return [...linked].some(
    ([name, [value]]) => name !== "page_size" && !own.has(name) && /^\d+$/.test(`${value}`),
  );
}

/** Whether a path is the operation's, apart from a base path before it, percent-encoding and a trailing slash. */
export function isListPath({ pathname }: Walk, path: string): boolean {
  return normalizedPath(path).endsWith(normalizedPath(pathname));
}

/** A path without percent-encoding and without a trailing slash, because servers differ in both. */
function normalizedPath(path: string): string {
  const trimmed = path.endsWith("/") ? path.slice(0, -1) : path;
  try {
    return decodeURIComponent(trimmed);
  } catch {
    return trimmed;
  }
}

/** A key for the place in the list at which a query begins: all its parameters except the page size. */
export function placeKey({ page_size: _, ...place }: Record<string, unknown>): string {
  return String(Object.entries(place).map(String).sort());
}
