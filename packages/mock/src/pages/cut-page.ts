import type { Sequence } from "./sequence.ts";

/** The query parameters that select a page. */
export interface PageQuery {
  readonly page_size?: number;
  readonly page_after?: string;
  readonly page_before?: string;
}

/** A page and the positions of its neighbours: cursors, or page numbers. */
export interface Page<Item, Position = string> {
  readonly items: readonly Item[];
  readonly pageSize: number;
  /** The `page_before` of the previous page, or its number; `null` on the first page. */
  readonly previous: Position | null;
  /** The `page_after` of the next page, or its number; `null` on the last page. */
  readonly next: Position | null;
}

/** The page size of a request without `page_size`, as in the API. */
export const defaultPageSize = 25;

/** Thrown if the cursor in `parameter` is not from the list. */
export class UnknownCursorError extends Error {
  readonly parameter: "page_after" | "page_before";

  constructor(parameter: "page_after" | "page_before") {
    super(`The cursor in ${parameter} is not from this list.`);
    this.parameter = parameter;
  }
}

/** Matches the made-up ids in the API's own sample requests: `xmpl01HNFZM7Q8FXASZXYZ6XM3TQRR`. */
const sampleId = /^xmpl/;

/**
 * Cuts one page out of a sequence, with only the items that match. As in the API, `page_before` is ignored if
 * `page_after` is present, and the made-up cursors of the API's sample requests are always ignored. To find out whether
 * there are neighbours, this function looks for one more match in each direction.
 */
export function cutPage<Item>(
  sequence: Sequence<Item>,
  query: PageQuery,
  matches: (item: Item) => boolean = () => true,
): Page<Item> {
  const { page_size: pageSize = defaultPageSize } = query;
  const [after, before] = [query.page_after, query.page_before].map((cursor) =>
    cursor !== undefined && sampleId.test(cursor) ? undefined : cursor,
  );
  if (after === undefined && before !== undefined) {
    const end = positionOrThrow(sequence.positionOf(before), "page_before");
    const { items, hasMore } = collect(sequence, end - 1, -1, pageSize, matches);
    return toPage(sequence, items.reverse(), pageSize, before, [
      hasMore,
      hasMatch(sequence, end, 1, matches),
    ]);
  }
  const start = after === undefined ? 0 : positionOrThrow(sequence.positionAfter(after), "page_after");
  const { items, hasMore } = collect(sequence, start, 1, pageSize, matches);
  return toPage(sequence, items, pageSize, after, [hasMatch(sequence, start - 1, -1, matches), hasMore]);
}

/** Collects up to `limit` matching items in one direction; `hasMore` is whether at least one more follows. */
function collect<Item>(
  sequence: Sequence<Item>,
  start: number,
  step: 1 | -1,
  limit: number,
  matches: (item: Item) => boolean,
): { items: Item[]; hasMore: boolean } {
  const items: Item[] = [];
  for (let position = start; position >= 0 && position < sequence.length; position += step) {
    const item = sequence.at(position);
    if (!matches(item)) continue;
    if (items.length === limit) return { items, hasMore: true };
    items.push(item);
  }
  return { items, hasMore: false };
}

function hasMatch<Item>(
  sequence: Sequence<Item>,
  start: number,
  step: 1 | -1,
  matches: (item: Item) => boolean,
): boolean {
  return collect(sequence, start, step, 0, matches).hasMore;
}

/** The links of a page name its first and last item; an empty page has no items, so the request's cursor is used. */
function toPage<Item>(
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

function positionOrThrow(position: number | undefined, parameter: "page_after" | "page_before"): number {
  if (position === undefined) throw new UnknownCursorError(parameter);
  return position;
}
