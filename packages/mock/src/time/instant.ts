/**
 * The timestamps of logs as the API writes them: RFC 3339 in UTC with microseconds.
 *
 *     2024-04-18T08:53:52.225655Z
 *
 * `Date` has only milliseconds, so a timestamp here is a number of microseconds since 1970, which is exact until the
 * year 2255.
 */

/** Microseconds since 1970. */
export type Instant = number;

const pattern = /^(\d{4}-\d{2}-\d{2})[Tt](\d{2}:\d{2}:\d{2})(?:\.(\d+))?([Zz]|[+-]\d{2}:\d{2})$/;

/** Parses an RFC 3339 date-time; `undefined` if the text is not one. Digits after the microsecond are dropped. */
export function parseInstant(text: string): Instant | undefined {
  const [, date, time, digits = "", zone] = pattern.exec(text) ?? [];
  const wholeMs = Date.parse(`${date}T${time}${zone?.toUpperCase()}`);
  return Number.isNaN(wholeMs) ? undefined : wholeMs * 1000 + Number(digits.padEnd(6, "0").slice(0, 6));
}

/** Writes a timestamp with microseconds. */
export function formatInstant(instant: Instant): string {
  const wholeSeconds = Math.floor(instant / 1_000_000);
  const microseconds = String(instant - wholeSeconds * 1_000_000).padStart(6, "0");
  return `${new Date(wholeSeconds * 1000).toISOString().slice(0, 19)}.${microseconds}Z`;
}

/** Writes a time in milliseconds as a timestamp with whole seconds. */
export function formatSecond(timeMs: number): string {
  return `${new Date(timeMs).toISOString().slice(0, 19)}Z`;
}
