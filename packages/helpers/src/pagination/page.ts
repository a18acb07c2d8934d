import type { Position, Relation } from "./position.ts";
import { type RateLimit, readRateLimit } from "./rate-limit.ts";

/** One page of a list. */
export interface Page<Item> {
  /**
   * May be empty. In the pages of a backward walk the items come in the order of the walk, the last of the page first;
   * in a page of `readPage` always in the order of the list.
   */
  readonly items: Item[];
  /**
   * The place of this page: pass it as `from` to go on after it, or backward before it. Undefined where there is no such
   * place: `limit` cut the page, or the response named no neighbour.
   */
  readonly position: Position | undefined;
  /** Whether the list has items after these. Undefined where the response did not say. */
  readonly hasNext: boolean | undefined;
  /** Whether the list has items before these. Undefined where the response did not say. */
  readonly hasPrevious: boolean | undefined;
  /** The hourly budget after this page's request; undefined where the server reports none. */
  readonly rateLimit: RateLimit | undefined;
  /** The response that the page came with; its body is consumed. */
  readonly response: Response;
}

/**
 * Makes a page of what a response held.
 *
 * @param cut The side on which items of the response were left out.
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
