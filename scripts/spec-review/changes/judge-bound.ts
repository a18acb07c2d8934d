/** Judges changes to bounds: limits of numbers, lengths and counts, patterns, and `multipleOf`. */
import {
  addition,
  breakingChange,
  type ChangeFacts,
  correction,
  type Directions,
  nothingToDo,
  quote,
} from "./judgement.ts";

export const bound: Directions = {
  sent: (facts) =>
    loosens(facts)
      ? addition(boundDetail(facts), nothingToDo)
      : breakingChange(boundDetail(facts), "check that the values you send meet the new bound"),
  received: (facts) =>
    tightens(facts)
      ? addition(boundDetail(facts), nothingToDo)
      : correction(boundDetail(facts), "handle values outside the previous bound"),
};

/** Whether every value that was allowed still is. Patterns can't be compared, so a changed pattern may exclude values. */
function loosens({ keyword, before, after }: ChangeFacts): boolean {
  if (after === undefined) return true;
  if (before === undefined || typeof before !== "number" || typeof after !== "number") return false;
  if (/^(?:exclusiveM|m)in/.test(keyword)) return after < before;
  if (/^(?:exclusiveM|m)ax/.test(keyword)) return after > before;
  return before % after === 0;
}

/** Whether every value that is allowed now was allowed before. */
function tightens(facts: ChangeFacts): boolean {
  return loosens({ ...facts, before: facts.after, after: facts.before });
}

function boundDetail({ keyword, before, after }: ChangeFacts): string {
  if (after === undefined) return `no longer has a \`${keyword}\` (before: ${quote(before)})`;
  return before === undefined
    ? `now has the \`${keyword}\` ${quote(after)}`
    : `now has the \`${keyword}\` ${quote(after)}, not ${quote(before)}`;
}
