import { PaginationError } from "./pagination-error.ts";
import { parseLinkHeader } from "./parse-link-header.ts";
import type { Position } from "./position.ts";
import type { Walk } from "./walk.ts";

/**
 * Where a list goes on is said by the `Link` header alone. Only the path and the query of a target are kept,
 * because a page is always requested at the operation's own URL: so the token stays on its origin, and a proxy
 * or a base path survives, even where the links name another host.
 *
 *     <https://api.ev.energy/v2/vehicles?page_size=25&page_after=vhcl01…>  →  /v2/vehicles?page_size=25&page_after=vhcl01…
 *     <about:blank>                                                        →  null, there is no such page
 *
 * `#n` at the end is ours: n items of that page were already given.
 */

/** The query parameters that page after and before an item. */
const cursors = { next: "page_after", previous: "page_before" } as const;

/**
 * The links to the neighbours of the page that came with this answer.
 *
 * @throws {PaginationError} `unusableLink` when there is no neighbour onward, but a part of the header could not
 *   be read: the list might go on there.
 */
export function readNeighbours({ pathname }: Walk, response: Response, onward: keyof Position): Position {
  let unreadable = false;
  const links = parseLinkHeader(response.headers.get("Link") ?? "", () => {
    unreadable = true;
  });
  const find = (relation: RegExp): string | null => {
    // A link with an anchor speaks about another resource than the answer (RFC 8288 section 3.2).
    const link = links.find(
      ({ relations, parameters }) =>
        relations.some((name) => relation.test(name)) && !parameters.has("anchor"),
    );
    const target = link?.target ?? "about:blank";
    const base = response.url || `http://localhost${pathname}`;
    if (!URL.canParse(target, base)) return target;
    const url = new URL(target, base);
    return url.protocol === "about:" ? null : url.pathname + url.search;
  };
  const neighbours = { next: find(/^next$/), previous: find(/^prev(ious)?$/) };
  if (neighbours[onward] === null && unreadable) {
    throw new PaginationError("unusableLink", `GET ${pathname}: the Link header can't be read`);
  }
  return neighbours;
}

/**
 * The whole query of the page that a link leads to: the call's own, overridden by the link's, with `expand` as
 * the call has it.
 *
 * @throws {PaginationError} `unusableLink` when the link leads to another path than the operation's.
 */
export function followLink(walk: Walk, link: string, relation: keyof Position): Record<string, unknown> {
  const [, path = "", search] = /^([^?#]*)([^#]*)/.exec(link) ?? [];
  if (!comparable(path).endsWith(comparable(walk.pathname))) {
    throw new PaginationError("unusableLink", `GET ${walk.pathname}: the ${relation} link leads to ${path}`);
  }
  const linked = new Map<string, string | string[]>();
  for (const [name, value] of new URLSearchParams(search)) {
    const values = linked.get(name);
    if (Array.isArray(values)) values.push(value);
    else linked.set(name, values === undefined ? value : [values, value]);
  }
  linked.delete("expand");
  const own = { ...walk.query, page_size: walk.pageSize };
  const query: Record<string, unknown> = { ...own, ...Object.fromEntries(linked) };

  // The API ignores `page_before` where `page_after` is given too: a leftover would pin the walk to one page.
  if (cursors[relation] in query) delete query[cursors[relation === "next" ? "previous" : "next"]];
  return query;
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

/** Leads to the page that a walk begins with, as a link of the server would. */
export function firstLink({ pathname, query, pageSize, relation, cursor }: Walk): string {
  const place = { page_size: pageSize, page: query.page, [cursors[relation]]: cursor };
  // What is undefined does not survive JSON.
  return `${pathname}?${new URLSearchParams(JSON.parse(JSON.stringify(place)))}`;
}

/** The same for two queries that ask for the same page. */
export function pageKey(query: object): string {
  return String(Object.entries(query).map(String).sort());
}
