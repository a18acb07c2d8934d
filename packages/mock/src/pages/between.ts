import type { Sequence } from "./sequence.ts";

/** The part of a sequence from `start` (included) to `end` (excluded); cursors outside lead to its nearer edge. */
export function between<Item>(sequence: Sequence<Item>, start: number, end: number): Sequence<Item> {
  const length = Math.max(0, end - start);
  const inside = (position: number | undefined): number | undefined =>
    position === undefined ? undefined : Math.min(length, Math.max(0, position - start));
  return {
    length,
    at: (position) => sequence.at(start + position),
    cursorOf: (item) => sequence.cursorOf(item),
    positionAfter: (cursor) => inside(sequence.positionAfter(cursor)),
    positionOf: (cursor) => inside(sequence.positionOf(cursor)),
  };
}
