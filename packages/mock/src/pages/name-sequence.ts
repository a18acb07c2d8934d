import type { Sequence } from "./sequence.ts";

/**
 * Items in the order of their names, for `ordering=name` and `ordering=-name`; cursors are still ids. Sorting on each
 * request is fine here: only the catalogue can be ordered, and it has tens of entries, not thousands.
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
      if (!item) throw new RangeError(`There is no item at position ${position} of ${items.length}.`);
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

/** Plain code-unit order: the same on every machine, whatever its locale. */
function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
