import type { Position, Relation } from "../links/position.ts";

/** One page of a list. */
export interface Page<Item> {
  /**
   * The items; may be empty. In a backward walk, they are in the order of the walk, so the last item of the page comes
   * first. In a page from `readPage`, they are always in list order.
   */
  readonly items: Item[];
  /**
   * The position of this page: pass it as `from` to continue after the page or, backward, before the page. Undefined if
   * `limit` cut the page, or if the response had neither a next nor a previous link.
   */
  readonly position: Position | undefined;
  /** Whether the list continues after these items. Undefined if the response did not say. */
  readonly hasNext: boolean | undefined;
  /** Whether the list has a part before these items. Undefined if the response did not say. */
  readonly hasPrevious: boolean | undefined;
  /** The hourly budget after this page's request; undefined if the server reports none. */
  readonly rateLimit: RateLimit | undefined;
  /** The page's response. Its body has already been read. */
  readonly response: Response;
}

/** The hourly budget as a response reports it. */
export interface RateLimit {
  /** The number of requests allowed per hour. */
  readonly limit: number;
  /** The number of requests that are left. */
  readonly remaining: number;
}

/**
 * Creates a page from the content of a response.
 *
 * @param cut The side on which `limit` removed items.
 */
export function toPage(
  items: unknown[],
  neighbours: Position,
  response: Response,
  cut?: Relation,
): Page<unknown> {
  const has = (relation: Relation): boolean | undefined => {
    if (cut === relation) return true;
    return neighbours[relation] === undefined ? undefined : neighbours[relation] !== null;
  };
  return {
    items,
    position: cut ? undefined : knownPosition(neighbours),
    hasNext: has("next"),
    hasPrevious: has("previous"),
    rateLimit: readRateLimit(response),
    response,
  };
}

/** The neighbours as a position, if at least one of them is known. */
export function knownPosition(neighbours: Position): Position | undefined {
  return neighbours.next === undefined && neighbours.previous === undefined ? undefined : neighbours;
}

/**
 * The budget that a response reports, or undefined if it reports none. The spec types the two headers as numbers, but
 * headers are text:
 *
 *     X-RateLimit-Limit: 1000
 *     X-RateLimit-Remaining: 997
 */
export function readRateLimit({ headers }: Response): RateLimit | undefined {
  const count = (name: string) => Number(headers.get(name) || Number.NaN);
  const [limit, remaining] = [count("x-ratelimit-limit"), count("x-ratelimit-remaining")];
  return limit >= 0 && remaining >= 0 ? { limit, remaining } : undefined;
}
