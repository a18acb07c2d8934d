import { formatInstant, type Instant, parseInstant } from "../time/instant.ts";
import { firstPosition, type Sequence } from "./sequence.ts";

/** A log that is computed entry by entry. */
export interface TimeSequencePlan<Entry> {
  readonly length: number;
  /** The time of the entry at a position; each is earlier than the one before. */
  readonly timeAt: (position: number) => Instant;
  readonly entryAt: (position: number) => Entry;
  readonly timeOf: (entry: Entry) => Instant;
}

/** Entries of a log, newest first; cursors are timestamps, whether or not there is an entry at that time. */
export function timeSequence<Entry>(plan: TimeSequencePlan<Entry>): Sequence<Entry> {
  const { length, timeAt } = plan;
  const read = (cursor: string): Instant => parseInstant(cursor) ?? Number.NaN;
  return {
    length,
    at: plan.entryAt,
    cursorOf: (entry) => formatInstant(plan.timeOf(entry)),
    positionAfter: (cursor) => firstPosition(length, (position) => timeAt(position) < read(cursor)),
    positionOf: (cursor) => firstPosition(length, (position) => timeAt(position) <= read(cursor)),
  };
}
