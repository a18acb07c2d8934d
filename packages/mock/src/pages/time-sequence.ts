import { formatInstant, type Instant, parseInstant } from "../time/instant.ts";
import { firstPosition, type Sequence } from "./sequence.ts";

/** How to compute a log, entry by entry. */
interface TimeSequencePlan<Entry> {
  readonly length: number;
  /** The time of the entry at a position; times must descend strictly. */
  readonly timeAt: (position: number) => Instant;
  readonly entryAt: (position: number) => Entry;
  readonly timeOf: (entry: Entry) => Instant;
}

/** Entries of a log, newest first. Cursors are timestamps; there need not be an entry at that time. */
export function timeSequence<Entry>(plan: TimeSequencePlan<Entry>): Sequence<Entry> {
  const { length, timeAt } = plan;
  const toInstant = (cursor: string): Instant => parseInstant(cursor) ?? Number.NaN;
  return {
    length,
    at: plan.entryAt,
    cursorOf: (entry) => formatInstant(plan.timeOf(entry)),
    positionAfter: (cursor) => firstPosition(length, (position) => timeAt(position) < toInstant(cursor)),
    positionOf: (cursor) => firstPosition(length, (position) => timeAt(position) <= toInstant(cursor)),
  };
}
