import type { Page } from "../walk/page.ts";
import type { Walk } from "../walk/walk.ts";
import { walkPages } from "../walk/walk-pages.ts";
import { Items, toCount } from "./items.ts";

/**
 * The items of a list that is read page by page. No request is made before the first iteration. Each iteration starts
 * over and is independent of the others, so a failed one can be repeated.
 */
export class Pager<Item> extends Items<Item> {
  readonly #walk: Walk;

  constructor(walk: Walk) {
    super((controller) => walkItems<Item>(walk, controller), walk.signal);
    this.#walk = walk;
  }

  /** One iteration over the pages instead of the items. Each page has its items, position, rate limit and response. */
  pages(): AsyncGenerator<Page<Item>, void, undefined> {
    return walkPages(this.#walk) as AsyncGenerator<Page<Item>, void, undefined>;
  }

  /** At most the first `count` items. Limits the requests like the option `limit`; the smaller of the two counts. */
  override take(count: number): Pager<Item> {
    return new Pager({ ...this.#walk, limit: Math.min(toCount(count), this.#walk.limit) });
  }
}

async function* walkItems<Item>(
  walk: Walk,
  controller: AbortController,
): AsyncGenerator<Item, void, undefined> {
  for await (const { items } of walkPages(walk, controller)) {
    for (const item of items) {
      walk.signal?.throwIfAborted();
      yield item as Item;
    }
  }
}
