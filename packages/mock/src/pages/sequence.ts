/**
 * An ordered list that can be read from any cursor directly, without reading what comes before. So the cost of a page
 * depends on its size and not on its position.
 */
export interface Sequence<Item> {
  readonly length: number;
  /** The item at a position from 0 to `length - 1`. */
  at(position: number): Item;
  /** The cursor of an item in links: its id or its timestamp. */
  cursorOf(item: Item): string;
  /** The position of the first item after the cursor; `undefined` if the cursor is from another list. */
  positionAfter(cursor: string): number | undefined;
  /** The position of the first item at or after the cursor; `undefined` if the cursor is from another list. */
  positionOf(cursor: string): number | undefined;
}

/** The items from position `start` up to, but not including, `end`. A cursor outside is moved to the nearer end. */
export function sliceSequence<Item>(sequence: Sequence<Item>, start: number, end: number): Sequence<Item> {
  const length = Math.max(0, end - start);
  const clamp = (position: number | undefined): number | undefined =>
    position === undefined ? undefined : Math.min(length, Math.max(0, position - start));
  return {
    length,
    at: (position) => sequence.at(start + position),
    cursorOf: (item) => sequence.cursorOf(item),
    positionAfter: (cursor) => clamp(sequence.positionAfter(cursor)),
    positionOf: (cursor) => clamp(sequence.positionOf(cursor)),
  };
}

/**
 * Binary search: the first position where `reached` is true, or `length` if there is none. `reached` must stay true at
 * all later positions.
 */
export function firstPosition(length: number, reached: (position: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (reached(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
