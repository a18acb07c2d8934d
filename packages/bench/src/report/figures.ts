import type { Spread } from "../measure/spread.ts";

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

/** A ratio with two decimals. */
export function ratio(value: number): string {
  return Number.isFinite(value) ? value.toFixed(2) : "–";
}
