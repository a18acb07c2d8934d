import { formatInstant, type Instant, parseInstant } from "../time/instant.ts";
import { firstPosition, type Sequence } from "./sequence.ts";

/** A log that is worked out entry by entry. */
export interface MomentPlan<Entry> {
  readonly length: number;
  /** The moment of the entry at a position; each is earlier than the one before. */
  readonly momentAt: (position: number) => Instant;
  readonly entryAt: (position: number) => Entry;
  readonly momentOf: (entry: Entry) => Instant;
}

/** Entries of a log, newest first; cursors are moments, whether or not there is an entry at them. */
export function momentSequence<Entry>(plan: MomentPlan<Entry>): Sequence<Entry> {
  const { length, momentAt } = plan;
  const read = (cursor: string): Instant => parseInstant(cursor) ?? Number.NaN;
  return {
    length,
    at: plan.entryAt,
    cursorOf: (entry) => formatInstant(plan.momentOf(entry)),
    positionAfter: (cursor) => firstPosition(length, (position) => momentAt(position) < read(cursor)),
    positionOf: (cursor) => firstPosition(length, (position) => momentAt(position) <= read(cursor)),
  };
}
