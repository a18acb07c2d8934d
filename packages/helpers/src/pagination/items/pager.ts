import type { Page } from "../walk/page.ts";
import type { Walk } from "../walk/walk.ts";
import { walkPages } from "../walk/walk-pages.ts";
import { Items, toCount } from "./items.ts";

/**
 * A list that is read page by page behind the scenes. Nothing is requested until it is iterated. Each iteration starts
 * over and is independent of the others, even after one has failed.
 */
export class Pager<Item> extends Items<Item> {
  readonly #walk: Walk;

  constructor(walk: Walk) {
    super((controller) => walkItems<Item>(walk, controller), walk.signal);
    this.#walk = walk;
  }

  /** The pages, each with its items, its position, its rate limit and its response. */
  pages(): AsyncGenerator<Page<Item>, void, undefined> {
    return walkPages(this.#walk) as AsyncGenerator<Page<Item>, void, undefined>;
  }

  /** At most the first `count` items. As with the option `limit`, no more are requested. */
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
