import type { ListCall } from "./list-call.ts";
import { PaginationError } from "./pagination-error.ts";
import { type Link, parseLinkHeader } from "./parse-link-header.ts";
import type { Position } from "./position.ts";

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
const relations = { next: ["next"], previous: ["previous", "prev"] } as const;

/** The neighbours of the page that came with this answer. */
export interface Neighbours extends Position {
  /** A part of the header that could not be read, and may have held a missing neighbour. */
  readonly unreadable: string | undefined;
}

export function readNeighbours({ pathname }: ListCall, response: Response): Neighbours {
  let unreadable: string | undefined;
  const links = parseLinkHeader(response.headers.get("Link") ?? "", (part) => {
    unreadable ??= part;
  });
  const find = (names: readonly string[]): string | null => {
    const link = links.find((candidate) => isAbout(candidate, names));
    return link ? pageLink(link.target, response.url || `http://localhost${pathname}`) : null;
  };
  return { next: find(relations.next), previous: find(relations.previous), unreadable };
}

/** A link with an `anchor` speaks about another resource than the answer (RFC 8288 section 3.2). */
function isAbout(link: Link, names: readonly string[]): boolean {
  return !link.parameters.has("anchor") && link.relations.some((relation) => names.includes(relation));
}

function pageLink(target: string, base: string): string | null {
  if (!URL.canParse(target, base)) return target;
  const { protocol, pathname, search } = new URL(target, base);
  return protocol === "about:" ? null : pathname + search;
}

/**
 * The whole query of the page that a link leads to: the call's own, overridden by the link's, with `expand` as
 * the call has it.
 *
 * @throws {PaginationError} `unusableLink` when the link leads to another path than the operation's.
 */
export function followLink(call: ListCall, link: string, relation: keyof Position): Record<string, unknown> {
  const [reference = ""] = link.split("#", 1);
  const [path = ""] = reference.split("?", 1);
  if (!comparable(path).endsWith(comparable(call.pathname))) {
    throw new PaginationError("unusableLink", `GET ${call.pathname}: the ${relation} link leads to ${path}`);
  }
  const query = new Map<string, unknown>(Object.entries(call.query));
  const linked = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(reference.slice(path.length))) {
    const values = linked.get(name);
    if (values) values.push(value);
    else linked.set(name, [value]);
  }
  linked.delete("expand");
  for (const [name, values] of linked) query.set(name, values.length > 1 ? values : values[0]);

  // The API ignores `page_before` where `page_after` is given too: a leftover would pin the walk to one page.
  const [own, other] = relation === "next" ? ["page_after", "page_before"] : ["page_before", "page_after"];
  if (linked.has(own)) query.delete(other);

  // openapi-fetch writes names as they are; one from a link must not bring its own "&" or "#".
  return Object.fromEntries(
    Array.from(query, ([name, value]) => [name in call.query ? name : encodeURIComponent(name), value]),
  );
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
