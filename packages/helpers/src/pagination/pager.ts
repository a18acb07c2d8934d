import type { Page } from "./page.ts";
import type { Walk } from "./walk.ts";
import { walkPages } from "./walk-pages.ts";

/**
 * A list that is read page by page behind the scenes. Nothing is requested until it is iterated, each iteration
 * starts anew and is independent of the others, and a failed one does no harm to the next.
 */
export class Pager<Item> implements AsyncIterable<Item> {
  readonly #walk: Walk;

  constructor(walk: Walk) {
    this.#walk = walk;
  }

  /** The items, every one once. Leaving the loop early ends a request that is under way. */
  [Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    return this.#items(this.#walk);
  }

  /** The pages, each with its items, its position, its rate limit and its response. */
  pages(): AsyncGenerator<Page<Item>, void, undefined> {
    return walkPages(this.#walk);
  }

  /** All items in one array. */
  async toArray(): Promise<Item[]> {
    const items: Item[] = [];
    for await (const page of this.pages()) items.push(...page.items);
    return items;
  }

  /** The first item, asked for alone; undefined where there is none. */
  async first(): Promise<Item | undefined> {
    const items = this.#items({ ...this.#walk, limit: Math.min(1, this.#walk.limit) });
    return (await items.next()).value as Item | undefined;
  }

  /** The items as a Web Stream. A page is requested only when a reader wants it; `cancel` ends its request. */
  toReadableStream(): ReadableStream<Item> {
    const cancelled = new AbortController();
    const items = this.#items(this.#walk, cancelled);
    return new ReadableStream<Item>(
      {
        async pull(controller) {
          const { done, value } = await items.next();
          if (done) controller.close();
          else controller.enqueue(value);
        },
        cancel(reason) {
          cancelled.abort(reason);
        },
      },
      { highWaterMark: 0 },
    );
  }

  async *#items(walk: Walk, ended?: AbortController): AsyncGenerator<Item, void, undefined> {
    for await (const { items } of walkPages<Item>(walk, ended)) {
      for (const item of items) {
        walk.signal?.throwIfAborted();
        yield item;
      }
    }
  }
}
