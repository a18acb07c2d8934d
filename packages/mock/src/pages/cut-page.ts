import type { Sequence } from "./sequence.ts";

/** The query parameters that select a page. */
export interface PageQuery {
  readonly page_size?: number;
  readonly page_after?: string;
  readonly page_before?: string;
}

/** A page with the cursors of its neighbours; `null` at the end of the collection. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly pageSize: number;
  /** The `page_before` that leads to the previous page. */
  readonly previous: string | null;
  /** The `page_after` that leads to the next page. */
  readonly next: string | null;
}

/** The page size without `page_size` (API fact). */
const defaultPageSize = 25;

/** A cursor that does not belong to this list, and the parameter that it came in. */
export class UnknownCursorError extends Error {
  readonly parameter: "page_after" | "page_before";

  constructor(parameter: "page_after" | "page_before") {
    super(`Unknown cursor in ${parameter}`);
    this.parameter = parameter;
  }
}

/** The collection of made-up ids in the API's own sample requests: `xmpl01HNFZM7Q8FXASZXYZ6XM3TQRR`. */
const exampleCollection = /^xmpl/;

/**
 * Cuts one page out of a sequence, keeping only what `matches`. `page_before` is ignored when `page_after` is given
 * too (API fact), and so is a cursor from one of the API's sample requests: the page starts at the beginning. Walks from the cursor until the page is full and one more item shows that there is a neighbour.
 */
export function cutPage<Item>(
  sequence: Sequence<Item>,
  query: PageQuery,
  matches: (item: Item) => boolean = () => true,
): Page<Item> {
  const { page_size: pageSize = defaultPageSize } = query;
  const [after, before] = [query.page_after, query.page_before].map((cursor) =>
    cursor !== undefined && exampleCollection.test(cursor) ? undefined : cursor,
  );
  if (after === undefined && before !== undefined) {
    const end = known(sequence.positionOf(before), "page_before");
    const { items, reached } = collect(sequence, end - 1, -1, pageSize, matches);
    return framed(sequence, items.reverse(), pageSize, before, [
      reached,
      hasMatch(sequence, end, 1, matches),
    ]);
  }
  const start = after === undefined ? 0 : known(sequence.positionAfter(after), "page_after");
  const { items, reached } = collect(sequence, start, 1, pageSize, matches);
  return framed(sequence, items, pageSize, after, [hasMatch(sequence, start - 1, -1, matches), reached]);
}

/** Gathers up to `limit` matching items in one direction; `reached` says whether there is at least one more. */
function collect<Item>(
  sequence: Sequence<Item>,
  start: number,
  step: 1 | -1,
  limit: number,
  matches: (item: Item) => boolean,
): { items: Item[]; reached: boolean } {
  const items: Item[] = [];
  for (let position = start; position >= 0 && position < sequence.length; position += step) {
    const item = sequence.at(position);
    if (!matches(item)) continue;
    if (items.length === limit) return { items, reached: true };
    items.push(item);
  }
  return { items, reached: false };
}

function hasMatch<Item>(
  sequence: Sequence<Item>,
  start: number,
  step: 1 | -1,
  matches: (item: Item) => boolean,
): boolean {
  return collect(sequence, start, step, 0, matches).reached;
}

/** An empty page has no items to name its neighbours by; the cursor that led to it serves instead. */
function framed<Item>(
  sequence: Sequence<Item>,
  items: readonly Item[],
  pageSize: number,
  cursor: string | undefined,
  [hasPrevious, hasNext]: readonly [boolean, boolean],
): Page<Item> {
  const [first, last] = [items[0], items.at(-1)].map((item) =>
    item === undefined ? cursor : sequence.cursorOf(item),
  );
  return {
    items,
    pageSize,
    previous: hasPrevious && first !== undefined ? first : null,
    next: hasNext && last !== undefined ? last : null,
  };
}

function known(position: number | undefined, parameter: "page_after" | "page_before"): number {
  if (position === undefined) throw new UnknownCursorError(parameter);
  return position;
}
