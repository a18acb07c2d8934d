import type { Caller } from "./caller.ts";
import { type BudgetState, RollingBudget } from "./rolling-budget.ts";

/** How many requests a rolling hour has. */
export interface RateLimits {
  /** For each application, and for each user with a token of their own. */
  readonly withToken: number;
  /** For each IP address, on the operations that need no token. */
  readonly withoutToken: number;
}

/** The budgets of all callers. */
export interface Budgets {
  /** Counts a request of this caller. */
  spend(caller: Caller): BudgetState;
  /** What the caller has left, without counting. */
  peek(caller: Caller): BudgetState;
}

/** Above this number of buckets, those that are full again are dropped. */
const manyBuckets = 10_000;

/** Keeps a budget for each bucket; with `false` every caller always has all of the documented 1000 requests. */
export function createBudgets(limits: RateLimits | false, nowMs: () => number): Budgets {
  const buckets = new Map<string, RollingBudget>();
  const budgetOf = (caller: Caller): RollingBudget => {
    const known = buckets.get(caller.bucket);
    if (known) return known;
    if (buckets.size >= manyBuckets) forgetFull(buckets, nowMs());
    const anonymous = caller.kind === "anonymous";
    const budget = new RollingBudget(limits ? (anonymous ? limits.withoutToken : limits.withToken) : 1000);
    buckets.set(caller.bucket, budget);
    return budget;
  };
  return {
    spend: (caller) => (limits ? budgetOf(caller).spend(nowMs()) : { limit: 1000, remaining: 1000 }),
    peek: (caller) => (limits ? budgetOf(caller).peek(nowMs()) : { limit: 1000, remaining: 1000 }),
  };
}

function forgetFull(buckets: Map<string, RollingBudget>, nowMs: number): void {
  for (const [name, budget] of buckets) {
    if (budget.peek(nowMs).remaining === budget.limit) buckets.delete(name);
  }
}
