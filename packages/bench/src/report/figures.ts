import { ratios, type Spread } from "../measure/spread.ts";

/** A number with three significant digits and no exponent: 12.3, 0.456, 7890. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return "–";
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.max(Math.abs(value), 0.001))));
  return value.toFixed(Math.min(digits, 3));
}

/** Median with least and most: `12.3 (11.9–13.0)`. */
export function withSpread({ median, least, most }: Spread, write = figure): string {
  return `${write(median)} (${write(least)}–${write(most)})`;
}

/**
 * How fast something is, relative to a reference, by what each of them took: the median of the rounds' ratios, and
 * the ratio of the best rounds, which a busy machine distorts least. `0.86, at best 0.88`.
 */
export function speed(reference: readonly number[], own: readonly number[]): string {
  const best = Math.min(...reference) / Math.min(...own);
  return `${ratio(ratios(reference, own).median)}, at best ${ratio(best)}`;
}

/** A ratio with two decimals. */
export function ratio(value: number): string {
  return Number.isFinite(value) ? value.toFixed(2) : "–";
}
