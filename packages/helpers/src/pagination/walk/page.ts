import type { Position, Relation } from "../links/position.ts";
import { type RateLimit, readRateLimit } from "./rate-limit.ts";

/** One page of a list. */
export interface Page<Item> {
  /**
   * The items; may be empty. In a backward walk, they are in the order of the walk, so the last item of the page comes
   * first. In a page from `readPage`, they are always in list order.
   */
  readonly items: Item[];
  /**
   * The position of this page: pass it as `from` to continue after the page or, backward, before it. Undefined if there
   * is no such position, because `limit` cut the page or the response had no link to another page.
   */
  readonly position: Position | undefined;
  /** Whether the list has items after these. Undefined if the response did not say. */
  readonly hasNext: boolean | undefined;
  /** Whether the list has items before these. Undefined if the response did not say. */
  readonly hasPrevious: boolean | undefined;
  /** The hourly budget after this page's request; undefined if the server reports none. */
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
