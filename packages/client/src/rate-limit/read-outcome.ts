import type { RequestOutcome } from "./budget-store.ts";

/** The API counts the requests of a rolling hour, so no pause has to be longer. */
const windowMs = 3_600_000;
/** Far above any budget, and exact in doubles, JSON and Lua. */
const largestCount = 1_000_000_000;

/**
 * Returns the outcome of a request without values that cannot be true. For implementations of {@link BudgetStore}.
 *
 * - If the request was not sent, all other members are dropped.
 * - The limit and `remaining` are dropped unless both are numbers and the limit is at least 1.
 * - Counts are rounded down to whole numbers, and `remaining` is between 0 and the limit.
 * - A pause is at most an hour, the API's window. A negative pause, or one that is not a number, is dropped.
 */
export function readOutcome({ sent, limit, remaining, retryAfterMs }: RequestOutcome): RequestOutcome {
  const outcome: { -readonly [Key in keyof RequestOutcome]: RequestOutcome[Key] } = { sent };
  if (!sent) return outcome;
  if (isNumber(limit) && isNumber(remaining) && limit >= 1) {
    outcome.limit = Math.floor(Math.min(limit, largestCount));
    outcome.remaining = Math.floor(Math.min(Math.max(0, remaining), outcome.limit));
  }
  if (isNumber(retryAfterMs) && retryAfterMs >= 0) {
    outcome.retryAfterMs = Math.ceil(Math.min(retryAfterMs, windowMs));
  }
  return outcome;
}

function isNumber(value: unknown): value is number {
  return typeof value === "number" && !Number.isNaN(value);
}
