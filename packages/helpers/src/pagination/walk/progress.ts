import { placeKey } from "../links/page-query.ts";
import { PaginationError } from "../pagination-error.ts";
import type { Walk } from "./walk.ts";

/** After this many empty pages in a row, the list counts as endless. */
const maxEmptyPages = 100;

/** Checks that a walk makes progress. With circular links, it would otherwise yield the same items without an end. */
export class Progress {
  readonly #walk: Walk;
  readonly #visited = new Set<string>();
  #lastItems: string | undefined;
  #emptyPages = 0;

  constructor(walk: Walk) {
    this.#walk = walk;
  }

  /**
   * Call this before requesting a page.
   *
   * @throws {PaginationError} `loop` if this page was already read, or too many pages in a row were empty.
   */
  beforeRequest(query: Record<string, unknown>): void {
    const key = placeKey(query);
    if (this.#visited.has(key))
      this.#fail(`the ${this.#walk.relation} link points to a page that was already read`);
    if (this.#emptyPages >= maxEmptyPages) this.#fail(`${maxEmptyPages} pages in a row were empty`);
    this.#visited.add(key);
  }

  /**
   * Call this with the items of each page before yielding them.
   *
   * @throws {PaginationError} `loop` if the items seem to be those of the last page that had any.
   */
  afterResponse(items: readonly unknown[]): void {
    if (items.length === 0) {
      this.#emptyPages++;
      return;
    }
    const key = itemsKey(items);
    if (key === this.#lastItems) this.#fail("a page has the same items as the previous page");
    this.#lastItems = key;
    this.#emptyPages = 0;
  }

  #fail(what: string): never {
    throw new PaginationError("loop", `GET ${this.#walk.pathname}: ${what}; the links make no progress`);
  }
}

/**
 * A key to compare the items of two pages: their number, the first and the last item. The key is a string, not a reference
 * to the items, because callers may change the items.
 */
export function itemsKey(items: readonly unknown[]): string {
  const summary = [items.length, items[0], items.at(-1)];
  return JSON.stringify(summary, (_, value) => (typeof value === "bigint" ? `${value}n` : value));
}
