import type { Position } from "./position.ts";
import type { RateLimit } from "./rate-limit.ts";

/** One page of a list. */
export interface Page<Item> {
  /** The items in the order of the walk: backward, the last of the page comes first. May be empty. */
  readonly items: Item[];
  /** The place after these items: hand it to `paginate` as `from` to go on there. */
  readonly position: Position;
  /** The hourly budget after this page's request; undefined where the server reports none. */
  readonly rateLimit: RateLimit | undefined;
  /** The answer that the page came with; its body is consumed. */
  readonly response: Response;
}
