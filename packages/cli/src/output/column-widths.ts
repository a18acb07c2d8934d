/** The minimum widths of the table's columns, in characters. */
const floors = {
  /** The minimum for a requested column while other columns are shown. */
  requested: 32,
  /** The minimum for a column that was not requested. */
  other: 12,
  /** The minimum for a requested column once only requested columns are left. */
  tight: 8,
} as const;

/** Each column takes a border and two spaces in addition to its text. The table has one more border, at its right edge. */
const border = 3;
const edge = 1;

/**
 * The widths of the columns that fit. If the last columns do not fit, there are fewer widths than in `natural`.
 *
 * @param natural The width of each column if no cell was truncated.
 * @param width The width of the terminal; undefined if there is none.
 * @param requested How many columns were requested, counted from the first. They shrink further than other columns before one
 *   of them is omitted.
 */
export function columnWidths(
  natural: readonly number[],
  width: number | undefined,
  requested: number,
): readonly number[] {
  if (width === undefined) return natural;
  const roomy = natural.map((one, index) =>
    Math.min(one, index < requested ? floors.requested : floors.other),
  );
  const others = fittingCount(roomy, width) >= requested;
  const columns = others ? natural : natural.slice(0, requested);
  const least = others ? roomy : columns.map((one) => Math.min(one, floors.tight));
  // The first column identifies the item, and people copy it. Keep it whole, unless that would omit a requested
  // column, or every other column.
  const whole = [columns[0] ?? 0, ...least.slice(1)];
  const enough = Math.min(Math.max(requested, 2), fittingCount(least, width));
  const floor = fittingCount(whole, width) >= enough ? whole : least;
  const count = fittingCount(floor, width);
  const room = Math.max(1, width - edge - border * count);
  if (count === 1) return [Math.min(natural[0] ?? 0, room)];
  return distribute(natural.slice(0, count), floor, room);
}

/** How many columns fit; the first one always counts. */
function fittingCount(widths: readonly number[], width: number): number {
  let needed = edge;
  const tooMany = widths.findIndex((one) => {
    needed += one + border;
    return needed > width;
  });
  return tooMany === -1 ? widths.length : Math.max(1, tooMany);
}

/**
 * Gives every column the same width, except columns that need less or must have more. The remaining characters
 * go to truncated columns, one each from the left.
 */
function distribute(natural: readonly number[], least: readonly number[], room: number): readonly number[] {
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
