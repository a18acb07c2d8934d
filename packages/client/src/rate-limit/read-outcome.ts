import type { RequestOutcome } from "./budget-store.ts";

/** The API counts the requests of a rolling hour, so nothing that it says holds for longer. In milliseconds. */
const window = 3_600_000;
/** Far beyond any budget, and exact in a double, in JSON and in Lua. */
const largestCount = 1_000_000_000;

/**
 * Reads what a response says about the budget, and leaves out what cannot be true. For implementations of
 * {@link BudgetStore}.
 *
 * - A limit below 1 is ignored, because the server has just responded to a request. The outcome then has neither limit
 *   remaining.
 * - Counts are whole numbers, and no more requests remain than the limit allows.
 * - A pause is at most an hour, the API's window. A negative one, or one that is not a number, is no pause.
 */
export function readOutcome({ sent, limit, remaining, retryAfterMs }: RequestOutcome): RequestOutcome {
  const outcome: { -readonly [Key in keyof RequestOutcome]: RequestOutcome[Key] } = { sent };
  if (!sent) return outcome;
  if (isNumber(limit) && isNumber(remaining) && limit >= 1) {
    outcome.limit = Math.floor(Math.min(limit, largestCount));
    outcome.remaining = Math.floor(Math.min(Math.max(0, remaining), outcome.limit));
  }
  if (isNumber(retryAfterMs) && retryAfterMs >= 0) {
    outcome.retryAfterMs = Math.ceil(Math.min(retryAfterMs, window));
  }
  return outcome;
}

function isNumber(value: unknown): value is number {
  return typeof value === "number" && !Number.isNaN(value);
}
