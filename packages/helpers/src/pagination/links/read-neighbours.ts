import { PaginationError } from "../pagination-error.ts";
import type { Walk } from "../walk/walk.ts";
import { countsPages, isListPath } from "./page-query.ts";
import { type Link, parseLinkHeader } from "./parse-link-header.ts";
import type { Position, Relation } from "./position.ts";
import { readQuery, sameValues, spellQuery } from "./query-parameters.ts";

/**
 * Where a list goes on is said by the `Link` header alone:
 *
 *     <https://api.ev.energy/v2/vehicles?page_size=25&page_after=vhcl01…>; rel="next"  →  there is a next page
 *     <about:blank>; rel="next"                                                       →  null, the list ends here
 *     neither                                                                         →  unknown, and left out
 */
export interface Neighbours {
  readonly position: Position;
  /** The error for a walk that has to go on where the position does not say how. */
  lost(relation: Relation): PaginationError;
}

const names = { next: /^next$/, previous: /^prev(ious)?$/ } as const;

/** A registered relation type, or an extension relation, which is a URI (RFC 8288 section 2.1). */
const relationType = /^[a-z][a-z\d.-]*$|^[a-z][a-z\d+.-]*:/;

/**
 * The links to the neighbours of the page that came with this response.
 *
 * @param asked The query of the page's request.
 */
export function readNeighbours(walk: Walk, response: Response, asked: Record<string, unknown>): Neighbours {
  const header = response.headers.get("Link");
  const base = response.url || `http://localhost${walk.pathname}`;
  let readable = true;
  const links = parseLinkHeader(header ?? "", () => {
    readable = false;
  }).filter((link) => isAboutThisPage(walk, link, base, asked));
  if (!links.every(({ relations }) => relations.every((name) => relationType.test(name)))) readable = false;

  const find = (relation: Relation): string | null | undefined => {
    const targets = links
      .filter(({ relations }) => relations.some((name) => names[relation].test(name)))
      .map(({ target }) => toPlace(walk, target, base, asked));
    const unnamed = walk.endsWithoutLink && readable ? null : undefined;
    // Where `about:blank` stands beside a real link, the real one wins: that can cost a request, but no item.
    return targets.find((place) => place !== null) ?? (targets.length > 0 ? null : unnamed);
  };
  const [next, previous] = [find("next"), find("previous")];
  return {
    position: { ...(next !== undefined && { next }), ...(previous !== undefined && { previous }) },
    lost: (relation) => lostPlace(walk, header, links, readable, relation),
  };
}

/**
 * Whether a link is about the page that was asked for. One with an anchor may be about another resource, and an anchor
 * with a fragment is about a part of it (RFC 8288 section 3.2).
 */
function isAboutThisPage(walk: Walk, link: Link, base: string, asked: Record<string, unknown>): boolean {
  const anchor = link.parameters.get("anchor");
  if (anchor === undefined) return true;
  if (!URL.canParse(anchor, base)) return false;
  const context = new URL(anchor, base);
  const [sent, own] = [new URL(base).searchParams, spellQuery(asked)];
  return (
    context.hash === "" &&
    isListPath(walk, context.pathname) &&
    [...context.searchParams].every(
      ([name, value]) => sent.getAll(name).includes(value) || own.get(name)?.includes(value),
    )
  );
}

/** The path and query of a link's target, or null where the list ends: then it is `about:blank`. */
function toPlace(walk: Walk, target: string, base: string, asked: Record<string, unknown>): string | null {
  if (!URL.canParse(target, base)) return target;
  const { href, pathname, search } = new URL(target, base);
  if (/^about:blank$/i.test(href)) return null;

  const linked = readQuery(search);
  const changed = new URLSearchParams(search);
  const write = (name: string, values: readonly string[]): void => {
    if (sameValues(linked.get(name) ?? [], values)) return;
    changed.delete(name);
    for (const value of values) changed.append(name, value);
  };
  // A page number is a place only together with the size of the pages that it counts.
  if (countsPages(walk, linked)) write("page_size", [`${asked.page_size}`]);
  // A server may spell the caller's parameters differently. A position keeps the caller's spelling, to compare with.
  const own = spellQuery(walk.filters);
  for (const name of linked.keys()) if (own.has(name)) write(name, own.get(name) ?? []);
  // Never followed, so it has no place in a position.
  if (!own.has("expand")) changed.delete("expand");
  return pathname + (`${changed}` === `${new URLSearchParams(search)}` ? search : `?${changed}`);
}

function lostPlace(
  { pathname }: Walk,
  header: string | null,
  links: readonly Link[],
  readable: boolean,
  relation: Relation,
): PaginationError {
  if (!readable) {
    const given = links.flatMap(({ relations }) => relations).filter((name) => /^[\w'.-]{1,40}$/.test(name));
    const found = given.length > 0 ? `; the relations in it are ${given.slice(0, 5).join(", ")}` : "";
    return new PaginationError(
      "unusableLink",
      `GET ${pathname}: a part of the Link header can't be read, and the rest has no link with rel="${relation}"${found}`,
    );
  }
  const missing =
    header === null
      ? "the response has no Link header"
      : header.trim() === ""
        ? "the Link header is empty"
        : `the Link header has no link with rel="${relation}"`;
  return new PaginationError(
    "missingLink",
    `GET ${pathname}: ${missing}, so it is unknown whether the list goes on. A proxy may have removed it; a browser ` +
      "hides it unless the server lists Link in Access-Control-Expose-Headers. If this API ends its lists by leaving " +
      "the link out, set endsWithoutLink.",
  );
}
