import { ratios, type Spread } from "../measure/spread.ts";

/** Formats a number with about three significant digits, at most three decimals and no exponent: 12.3, 0.046, 7890. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return "–";
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.max(Math.abs(value), 0.001))));
  return value.toFixed(Math.min(digits, 3));
}

/** Formats a median with its minimum and maximum: `12.3 (11.9–13.0)`. */
export function withSpread({ median, min, max }: Spread, format = figure): string {
  return `${format(median)} (${format(min)}–${format(max)})`;
}

/**
 * Formats the speed relative to a reference, from the times of both: the median of the ratios of all rounds, and the ratio
 * of the best rounds, which a busy machine distorts least: `0.86, at best 0.88`.
 */
export function speed(reference: readonly number[], times: readonly number[]): string {
  const best = Math.min(...reference) / Math.min(...times);
  return `${ratio(ratios(reference, times).median)}, at best ${ratio(best)}`;
}

/** Formats a ratio with two decimals. */
export function ratio(value: number): string {
  return Number.isFinite(value) ? value.toFixed(2) : "–";
}
