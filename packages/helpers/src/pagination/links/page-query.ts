import { PaginationError } from "../pagination-error.ts";
import type { Walk } from "../walk/walk.ts";
import type { Relation } from "./position.ts";
import { type QueryParameters, readQuery, sameValues, spellQuery } from "./query-parameters.ts";

/**
 * A link or a position places a page; what is asked of the page, the caller says. Only the query of a link is used, on
 * the operation's own URL: so the token stays on its origin, and a proxy or a base path survives, even where the links
 * name another host.
 *
 *     <https://api.ev.energy/v2/vehicles?page_size=25&page_after=vhcl01…>  →  GET /vehicles?page_size=100&page_after=vhcl01…
 */

/** The query parameters that page after and before an item. */
export const cursors = { next: "page_after", previous: "page_before" } as const;

/** Splits a link, which may be a position's, into its path and its query. */
function splitLink(link: string): { path: string; linked: QueryParameters } {
  const [, path = "", search = ""] = /^([^?#]*)([^#]*)/.exec(link) ?? [];
  return { path, linked: readQuery(search) };
}

/** Leads to the page that a walk begins with, as a link of the server would. */
export function firstLink({ pathname, start, pageSize }: Walk): string {
  return `${pathname}?${new URLSearchParams({ ...start, page_size: `${pageSize}` })}`;
}

/**
 * The whole query of the page that a link leads to: the caller's parameters, then the page size, then what the link adds.
 * `expand` is never the link's, because the types follow the caller's.
 *
 * @param left How many items are still wanted.
 * @throws {PaginationError} `unusableLink` when the link leads to another path than the operation's.
 */
export function pageQuery(
  walk: Walk,
  link: string,
  relation: Relation,
  left: number = Infinity,
): Record<string, unknown> {
  const { path, linked } = splitLink(link);
  if (!isListPath(walk, path)) {
    throw new PaginationError("unusableLink", `GET ${walk.pathname}: the ${relation} link leads to ${path}`);
  }
  const size = countsPages(walk, linked)
    ? Number(linked.get("page_size")?.[0] ?? walk.pageSize)
    : Math.min(walk.pageSize, left);
  for (const name of ["expand", "page_size", ...spellQuery(walk.filters).keys()]) linked.delete(name);
  // The API ignores `page_before` where `page_after` is given too: a leftover would pin the walk to one page.
  if (linked.has(cursors[relation])) linked.delete(cursors[relation === "next" ? "previous" : "next"]);
  const added = [...linked].map(([name, values]) => [name, values.length > 1 ? values : values[0]]);
  return { ...walk.filters, page_size: size, ...Object.fromEntries(added) };
}

/**
 * Checks a position, which may have been stored anywhere and come back changed: apart from what places a page, it may
 * only hold what the caller asks for as well. Otherwise it could widen a request, to another user's items for instance.
 *
 * @throws {PaginationError} `positionMismatch`, naming the parameter; its value may be personal data and is left out.
 */
export function checkPosition(walk: Walk, link: string): void {
  const refuse = (what: string): never => {
    throw new PaginationError("positionMismatch", `GET ${walk.pathname}: the position ${what}`);
  };
  const { path, linked } = splitLink(link);
  if (!isListPath(walk, path)) refuse(`belongs to another list: ${path}`);
  const own = spellQuery(walk.filters);
  for (const [name, values] of linked) {
    const expected = own.get(name);
    if (walk.pagingParameters.has(name)) {
      // A client that does not encode its values would send what comes after as a parameter of its own.
      if (values.some((value) => /[&#]/.test(value))) refuse(`holds a ${name} that would add a parameter`);
    } else if (!expected) {
      refuse(
        `holds the parameter ${name}, which this call does not have; if ${name} places pages, add it to pagingParameters`,
      );
    } else if (!sameValues(expected, values)) {
      refuse(`holds another value of ${name} than this call`);
    }
  }
  const size = linked.get("page_size") ?? ["1"];
  if (size.length > 1 || !/^[1-9]\d{0,8}$/.test(`${size[0]}`)) refuse("holds a page_size that is no size");
}

/**
 * Whether a page is placed by a number: `page=3` is another place when pages have another size, so such a list keeps one
 * size. A cursor names an item, whatever the size.
 *
 * The API's cursors are known by name. Any other parameter that the caller did not give counts pages if it is a number.
 */
export function countsPages(walk: Walk, linked: QueryParameters): boolean {
  if (linked.get(cursors.next)?.[0] || linked.get(cursors.previous)?.[0]) return false;
  const own = spellQuery(walk.filters);
  return [...linked].some(
    ([name, [value]]) => name !== "page_size" && !own.has(name) && /^\d+$/.test(`${value}`),
  );
}

/** Whether a path is the operation's, behind any base path, by any spelling of it. */
export function isListPath({ pathname }: Walk, path: string): boolean {
  return comparable(path).endsWith(comparable(pathname));
}

/** A path without its encoding and its last slash, both of which servers spell as they like. */
function comparable(path: string): string {
  const bare = path.endsWith("/") ? path.slice(0, -1) : path;
  try {
    return decodeURIComponent(bare);
  } catch {
    return bare;
  }
}

/** The same for two queries that ask for the same place, whatever the size of their pages. */
export function placeKey({ page_size: _, ...place }: Record<string, unknown>): string {
  return String(Object.entries(place).map(String).sort());
}
