/** What columns shrink to at most, in columns of the terminal. */
const floors = {
  /** A requested column, before another column is shown beside it. */
  wanted: 32,
  /** A column that was not requested. */
  other: 12,
  /** A requested column, before a requested column is left out. */
  tight: 8,
} as const;

/** A column costs three columns of the terminal more than its text, and the table's right border one. */
const border = 3;
const edge = 1;

/**
 * The widths of the columns that have room; fewer than `natural` if the last ones have none.
 *
 * @param natural How wide each column would be if nothing was cut.
 * @param wanted How many of the first columns were requested: they shrink further before one is left out.
 */
export function columnWidths(
  natural: readonly number[],
  width: number | undefined,
  wanted: number,
): readonly number[] {
  if (width === undefined) return natural;
  const roomy = natural.map((one, index) => Math.min(one, index < wanted ? floors.wanted : floors.other));
  const others = fitting(roomy, width) >= wanted;
  const columns = others ? natural : natural.slice(0, wanted);
  const least = others ? roomy : columns.map((one) => Math.min(one, floors.tight));
  // What identifies an item is worth copying: it stays whole if that costs no column that was requested, nor
  // all the others.
  const whole = [columns[0] ?? 0, ...least.slice(1)];
  const enough = Math.min(Math.max(wanted, 2), fitting(least, width));
  const floor = fitting(whole, width) >= enough ? whole : least;
  const count = fitting(floor, width);
  const room = Math.max(1, width - edge - border * count);
  if (count === 1) return [Math.min(natural[0] ?? 0, room)];
  return shared(natural.slice(0, count), floor, room);
}

/** How many columns have room; the first one always does. */
function fitting(widths: readonly number[], width: number): number {
  let needed = edge;
  const tooMany = widths.findIndex((one) => {
    needed += one + border;
    return needed > width;
  });
  return tooMany === -1 ? widths.length : Math.max(1, tooMany);
}

/** Gives every column the same share, except those that need less or must have more; the rest goes from the left. */
function shared(natural: readonly number[], least: readonly number[], room: number): readonly number[] {
  const at = (share: number) =>
    natural.map((one, index) => Math.min(one, Math.max(least[index] ?? 0, share)));
  const total = (widths: readonly number[]) => widths.reduce((sum, one) => sum + one, 0);
  let share = 0;
  while (share < room && total(at(share + 1)) <= room) share++;
  const widths = at(share);
  let spare = room - total(widths);
  return widths.map((one, index) => {
    if (spare === 0 || one === natural[index]) return one;
    spare--;
    return one + 1;
  });
}
