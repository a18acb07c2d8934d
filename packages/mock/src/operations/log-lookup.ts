import { between } from "../pages/between.ts";
import type { Sequence } from "../pages/sequence.ts";
import { parseInstant } from "../time/instant.ts";

/**
 * The part of a log from `earliest` to `latest`, both included. The newest comes first, so the part starts at `latest`
 * and ends at `earliest`.
 */
export function logBetween<Entry>(
  log: Sequence<Entry>,
  earliest: string | undefined,
  latest: string | undefined,
): Sequence<Entry> {
  const start = latest === undefined ? 0 : (log.positionOf(latest) ?? 0);
  const end = earliest === undefined ? log.length : (log.positionAfter(earliest) ?? log.length);
  return between(log, start, end);
}

/** The entry at exactly this time, or `undefined`. */
export function logAt<Entry>(log: Sequence<Entry>, time: string): Entry | undefined {
  // The search finds the nearest entry.
  const position = log.positionOf(time) ?? log.length;
  if (position >= log.length) return undefined;
  const entry = log.at(position);
  return parseInstant(log.cursorOf(entry)) === parseInstant(time) ? entry : undefined;
}
