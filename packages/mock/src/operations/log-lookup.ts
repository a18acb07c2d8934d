import { between } from "../pages/between.ts";
import type { Sequence } from "../pages/sequence.ts";
import { parseInstant } from "../time/instant.ts";

/**
 * The part of a log from `earliest` to `latest`, both included. The newest comes first: "not later than" is where it
 * begins, "not earlier than" where it ends.
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

/** The entry of one moment; `undefined` when there is none at this very moment. */
export function logAt<Entry>(log: Sequence<Entry>, moment: string): Entry | undefined {
  // The search finds the nearest entry.
  const position = log.positionOf(moment) ?? log.length;
  if (position >= log.length) return undefined;
  const entry = log.at(position);
  return parseInstant(log.cursorOf(entry)) === parseInstant(moment) ? entry : undefined;
}
