/** The middle of some measurements, and how far they scatter. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** Median, least and most of at least one number. */
export function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  const at = (index: number): number => sorted[index] ?? Number.NaN;
  const median = (at(Math.ceil(middle) - 1) + at(Math.floor(middle))) / 2;
  return { median, least: at(0), most: at(sorted.length - 1) };
}

/** The spread of the ratios of pairs that were measured side by side, in the same rounds. */
export function ratios(values: readonly number[], references: readonly number[]): Spread {
  return spread(values.map((value, round) => value / (references[round] ?? Number.NaN)));
}
