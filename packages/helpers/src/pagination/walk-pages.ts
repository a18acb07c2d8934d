import type { ListCall } from "./list-call.ts";
import type { Page } from "./page.ts";
import { followLink, type Neighbours, readNeighbours } from "./page-link.ts";
import { PaginationError } from "./pagination-error.ts";
import { type Direction, onward, type Position } from "./position.ts";
import { readRateLimit } from "./rate-limit.ts";
import { requestPage } from "./request-page.ts";
import { untilAborted } from "./until-aborted.ts";

/** How a list is walked through. */
export interface Walk {
  readonly direction: Direction;
  /** Leads to the first page; null where there is none; undefined to begin at the cursor. */
  readonly from: string | null | undefined;
  /** What the first page is asked with: `{ page_after: "vhcl01…" }`, or nothing at a list's start. */
  readonly cursor: Readonly<Record<string, string>>;
  /** How many items a page holds at most, and all pages together. */
  readonly pageSize: number;
  readonly limit: number;
  readonly prefetch: boolean;
  readonly signal: AbortSignal | undefined;
}

interface LoadedPage {
  readonly items: unknown[];
  readonly neighbours: Neighbours;
  readonly response: Response;
}

/** The pages of a list one after the other, each requested when it is asked for or, with `prefetch`, one before. */
export async function* walkPages<Item>(
  list: ListCall,
  walk: Walk,
): AsyncGenerator<Page<Item>, void, undefined> {
  // Page 3 means another place with another size; everywhere else, no page need be larger than the limit.
  const pageSize = "page" in walk.cursor ? walk.pageSize : Math.min(walk.pageSize, walk.limit);
  const call = { ...list, query: { ...list.query, page_size: pageSize } };
  const start = `${call.pathname}?${new URLSearchParams({ page_size: `${pageSize}`, ...walk.cursor })}`;
  const relation = onward(walk.direction);
  const ended = new AbortController();
  const signal = walk.signal ? AbortSignal.any([walk.signal, ended.signal]) : ended.signal;
  const seen = new Set<string>();

  const load = async (link: string): Promise<LoadedPage> => {
    const query = followLink(call, link, relation);
    const key = queryKey(query);
    if (seen.has(key)) {
      throw new PaginationError(
        "loop",
        `GET ${call.pathname}: the ${relation} link leads to a page that was read before`,
      );
    }
    const { items, response } = await untilAborted(signal, () => requestPage(call, query, signal));
    seen.add(key);
    return { items, response, neighbours: readNeighbours(call, response) };
  };

  let link = walk.from === undefined ? start : walk.from;
  let left = walk.limit;
  let ahead: Promise<LoadedPage> | undefined;
  try {
    while (link !== null && left > 0) {
      signal.throwIfAborted();
      const { items, neighbours, response } = await (ahead ?? load(link));
      const ordered = walk.direction === "backward" ? items.toReversed() : items;
      const skipped = itemsGiven(link);
      const given = ordered.slice(skipped, skipped + left);
      left -= given.length;

      const { next, previous, unreadable } = neighbours;
      let position: Position = { next, previous };
      if (skipped + given.length < items.length) {
        position = { ...position, [relation]: `${link.split("#", 1)}#${skipped + given.length}` };
      }
      link = neighbours[relation];
      if (link === null && unreadable !== undefined && left > 0) {
        throw new PaginationError(
          "unusableLink",
          `GET ${call.pathname}: can't read the Link header at ${unreadable.split("?", 1)[0]?.slice(0, 60)}`,
        );
      }
      ahead = walk.prefetch && link !== null && left > 0 ? load(link) : undefined;
      // Nobody may ever come for it; who does come sees the failure.
      ahead?.catch(() => {});
      yield { items: given as Item[], position, rateLimit: readRateLimit(response), response };
    }
  } finally {
    ended.abort();
  }
}

/** How many items of the page were given before: the `n` of `#n`. */
function itemsGiven(link: string): number {
  return Number.parseInt(link.split("#")[1] ?? "", 10) || 0;
}

/** The same for two queries that ask for the same page. */
export function queryKey(query: object): string {
  return JSON.stringify(
    Object.entries(query)
      .map(([name, value]) => `${name}=${value}`)
      .sort(),
  );
}
