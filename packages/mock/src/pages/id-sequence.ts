import { firstPosition, type Sequence } from "./sequence.ts";

/** Items in the order of their ids, which is the order of their creation; cursors are ids, existing or deleted. */
export function idSequence<Item extends { readonly id: string }>(
  ids: readonly string[],
  find: (id: string) => Item | undefined,
): Sequence<Item> {
  const idAt = (position: number): string => ids[position] ?? "";
  return {
    length: ids.length,
    at(position) {
      const item = find(idAt(position));
      if (!item) throw new RangeError(`There is no item at position ${position} of ${ids.length}.`);
      return item;
    },
    cursorOf: (item) => item.id,
    positionAfter: (cursor) =>
      isOfKind(cursor, idAt(0))
        ? firstPosition(ids.length, (position) => idAt(position) > cursor)
        : undefined,
    positionOf: (cursor) =>
      isOfKind(cursor, idAt(0))
        ? firstPosition(ids.length, (position) => idAt(position) >= cursor)
        : undefined,
  };
}

/** Whether a cursor is an id of the same collection as `example`; an id of another collection has no position here. */
export function isOfKind(cursor: string, example: string): boolean {
  return example === "" || cursor.slice(0, 4) === example.slice(0, 4);
}
