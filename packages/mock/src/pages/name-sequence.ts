import type { Sequence } from "./sequence.ts";

/**
 * Items in the order of their names, for `ordering=name` and `ordering=-name`. Cursors are still ids. Sorting for each
 * request is fast enough: only the catalogue can be ordered, and it has fewer than a hundred entries.
 */
export function nameSequence<Item extends { readonly id: string; readonly name: string }>(
  source: Sequence<Item>,
  direction: "ascending" | "descending",
): Sequence<Item> {
  const sign = direction === "ascending" ? 1 : -1;
  const items = Array.from({ length: source.length }, (_, position) => source.at(position));
  items.sort((left, right) => sign * (compare(left.name, right.name) || compare(left.id, right.id)));
  const positions = new Map(items.map((item, position) => [item.id, position]));
  return {
    length: items.length,
    at(position) {
      const item = items[position];
      if (!item)
        throw new RangeError(`The sequence has no item at index ${position}: its length is ${items.length}.`);
      return item;
    },
    cursorOf: (item) => item.id,
    positionAfter(cursor) {
      const position = positions.get(cursor);
      return position === undefined ? undefined : position + 1;
    },
    positionOf: (cursor) => positions.get(cursor),
  };
}

/** Compares code units, so that the order does not depend on the machine's locale. */
function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
