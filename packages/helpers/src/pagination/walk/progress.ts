import { placeKey } from "../links/page-query.ts";
import { PaginationError } from "../pagination-error.ts";
import type { Walk } from "./walk.ts";

/** This many empty pages in a row are taken for a list that never ends. */
const mostEmptyPages = 100;

/** Watches that a walk makes progress: links that lead in circles would give items twice, for ever. */
export class Progress {
  readonly #walk: Walk;
  readonly #places = new Set<string>();
  #lastItems: string | undefined;
  #emptyPages = 0;

  constructor(walk: Walk) {
    this.#walk = walk;
  }

  /**
   * To be called before a page is requested.
   *
   * @throws {PaginationError} `loop` when this page was already read, or too many were empty.
   */
  enter(query: Record<string, unknown>): void {
    const key = placeKey(query);
    if (this.#places.has(key))
      this.#fail(`the ${this.#walk.relation} link leads to a page that was already read`);
    if (this.#emptyPages >= mostEmptyPages) this.#fail(`${mostEmptyPages} pages in a row were empty`);
    this.#places.add(key);
  }

  /**
   * To be called with the items of each page, before they are given to the caller.
   *
   * @throws {PaginationError} `loop` when they are the items of the page before.
   */
  advance(items: readonly unknown[]): void {
    if (items.length === 0) {
      this.#emptyPages++;
      return;
    }
    const key = itemsKey(items);
    if (key === this.#lastItems) this.#fail("a page holds the same items as the page before");
    this.#lastItems = key;
    this.#emptyPages = 0;
  }

  #fail(what: string): never {
    throw new PaginationError("loop", `GET ${this.#walk.pathname}: ${what}; the links make no progress`);
  }
}

/** Tells the items of two pages apart by their edges, as text: callers may change the items that they were given. */
export function itemsKey(items: readonly unknown[]): string {
  const edges = [items.length, items[0], items.at(-1)];
  return JSON.stringify(edges, (_, value) => (typeof value === "bigint" ? `${value}n` : value));
}
