/**
 * An ordered list that can be read from a cursor on without walking to it. Pages are cut from it, so the cost of a page
 * depends on its size and not on its position.
 */
export interface Sequence<Item> {
  readonly length: number;
  /** The item at a position from 0 to `length - 1`. */
  at(position: number): Item;
  /** What a link calls the item: its id or its timestamp. */
  cursorOf(item: Item): string;
  /** The position of the first item that comes after the cursor; `undefined` if the cursor does not belong to this list. */
  positionAfter(cursor: string): number | undefined;
  /** The position of the first item that does not come before the cursor. */
  positionOf(cursor: string): number | undefined;
}

/**
 * The first position from 0 to `length` at which `reached` is true, if it stays true from there on: a binary search.
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
