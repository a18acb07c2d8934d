import { firstPosition, type Sequence } from "./sequence.ts";

/** Items in the order of their ids, which is the order of creation. Cursors are ids, including those of deleted items. */
export function idSequence<Item extends { readonly id: string }>(
  ids: readonly string[],
  find: (id: string) => Item | undefined,
): Sequence<Item> {
  const idAt = (position: number): string => ids[position] ?? "";
  const search = (cursor: string, reached: (id: string) => boolean): number | undefined =>
    ids.length === 0 || hasSamePrefix(cursor, idAt(0))
      ? firstPosition(ids.length, (position) => reached(idAt(position)))
      : undefined;
  return {
    length: ids.length,
    at(position) {
      const item = find(idAt(position));
      if (!item)
        throw new RangeError(`The sequence has no item at index ${position}: its length is ${ids.length}.`);
      return item;
    },
    cursorOf: (item) => item.id,
    positionAfter: (cursor) => search(cursor, (id) => id > cursor),
    positionOf: (cursor) => search(cursor, (id) => id >= cursor),
  };
}

/** Whether two ids are of the same collection: their first four letters name it. */
export function hasSamePrefix(one: string, other: string): boolean {
  return one.slice(0, 4) === other.slice(0, 4);
}
