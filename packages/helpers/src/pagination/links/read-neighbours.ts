import { PaginationError } from "../pagination-error.ts";
import type { Walk } from "../walk/walk.ts";
import { countsPages, isListPath } from "./page-query.ts";
import { type Link, parseLinkHeader } from "./parse-link-header.ts";
import type { Position, Relation } from "./position.ts";
import { readQuery, sameValues, serializeQuery } from "./query-parameters.ts";

/**
 * The neighbours of a page. Only the `Link` header says whether the list continues:
 *
 *     <https://api.ev.energy/v2/vehicles?page_size=25&page_after=vhcl01…>; rel="next"  →  there is a next page
 *     <about:blank>; rel="next"                                                       →  null: the list ends here
 *     no link with this relation                                                      →  undefined: unknown
 *
 * With `endsWithoutLink`, a missing link is also null, if the whole header could be read.
 */
export interface Neighbours {
  readonly position: Position;
  /** The error for a walk that has to continue in a direction whose link is missing. */
  missingLinkError(relation: Relation): PaginationError;
}

const relationNames = { next: /^next$/, previous: /^prev(ious)?$/ } as const;

/** The syntax of a relation type: a registered name, or the URI of an extension (RFC 8288 section 2.1). */
const relationType = /^[a-z][a-z\d.-]*$|^[a-z][a-z\d+.-]*:/;

/**
 * Reads the links to the neighbouring pages from a response.
 *
 * @param query The query of the page's request.
 */
export function readNeighbours(walk: Walk, response: Response, query: Record<string, unknown>): Neighbours {
  const header = response.headers.get("Link");
  const base = response.url || `http://localhost${walk.pathname}`;
  let readable = true;
  const links = parseLinkHeader(header ?? "", () => {
    readable = false;
  }).filter((link) => isAboutThisPage(walk, link, base, query));
  if (!links.every(({ relations }) => relations.every((name) => relationType.test(name)))) readable = false;

  const find = (relation: Relation): string | null | undefined => {
    const targets = links
      .filter(({ relations }) => relations.some((name) => relationNames[relation].test(name)))
      .map(({ target }) => positionLink(walk, target, base, query));
    const ifMissing = walk.endsWithoutLink && readable ? null : undefined;
    // If there are both `about:blank` and a real link, use the real link. It may cost a request, but no item is lost.
    return targets.find((link) => link !== null) ?? (targets.length > 0 ? null : ifMissing);
  };
  const [next, previous] = [find("next"), find("previous")];
  return {
    position: { ...(next !== undefined && { next }), ...(previous !== undefined && { previous }) },
    missingLinkError: (relation) => missingLinkError(walk, header, links, readable, relation),
  };
}

/**
 * Whether a link belongs to the requested page. With the parameter `anchor`, it may belong to another resource or, if the
 * anchor has a fragment, to a part of the page (RFC 8288 section 3.2).
 */
function isAboutThisPage(walk: Walk, link: Link, base: string, query: Record<string, unknown>): boolean {
  const anchor = link.parameters.get("anchor");
  if (anchor === undefined) return true;
  if (!URL.canParse(anchor, base)) return false;
  const context = new URL(anchor, base);
  const [sent, own] = [new URL(base).searchParams, serializeQuery(query)];
  return (
    context.hash === "" &&
    isListPath(walk, context.pathname) &&
    [...context.searchParams].every(
      ([name, value]) => sent.getAll(name).includes(value) || own.get(name)?.includes(value),
    )
  );
}

/**
 * The path and query of a link's target, for a position. Null for `about:blank`: there is no page in that direction. A
 * target that is not a valid URL is returned unchanged; following it fails.
 */
function positionLink(
  walk: Walk,
  target: string,
  base: string,
  query: Record<string, unknown>,
): string | null {
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
  // The items of a page number depend on the page size, so the position needs both.
  if (countsPages(walk, linked)) write("page_size", [`${query.page_size}`]);
  // A server may return the caller's parameters in another form, such as other case. The position gets the caller's form,
  // which is compared with the call's parameters when the position is used.
  const own = serializeQuery(walk.filters);
  for (const name of linked.keys()) if (own.has(name)) write(name, own.get(name) ?? []);
  // An `expand` that only the link has is never used, so the position leaves it out.
  if (!own.has("expand")) changed.delete("expand");
  return pathname + (`${changed}` === `${new URLSearchParams(search)}` ? search : `?${changed}`);
}

function missingLinkError(
  { pathname }: Walk,
  header: string | null,
  links: readonly Link[],
  readable: boolean,
  relation: Relation,
): PaginationError {
  if (!readable) {
    const names = links.flatMap(({ relations }) => relations).filter((name) => /^[\w'.-]{1,40}$/.test(name));
    const found = names.length > 0 ? ` (relations found: ${names.slice(0, 5).join(", ")})` : "";
    return new PaginationError(
      "unusableLink",
      `GET ${pathname}: a part of the Link header can't be read, and no link with rel="${relation}" was found${found}, so it is unknown whether the list continues`,
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
    `GET ${pathname}: ${missing}, so it is unknown whether the list continues. A proxy may have changed the header; a browser ` +
      "hides it unless the server lists Link in Access-Control-Expose-Headers. If a missing link marks the end of a list " +
      "in this API, set endsWithoutLink.",
  );
}
