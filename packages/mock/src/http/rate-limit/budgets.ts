import type { RateLimits } from "../../mock-options.ts";
import { rateLimited } from "../../responses/problems.ts";
import type { Caller } from "../caller/caller.ts";
import type { MockMiddleware } from "../mock-env.ts";
import { type BudgetState, RollingBudget } from "./rolling-budget.ts";

/** The budgets of all callers. */
export interface Budgets {
  /** Counts a request of this caller, unless the caller's budget is used up. */
  spend(caller: Caller): BudgetState;
  /** Returns the caller's budget without counting a request. */
  peek(caller: Caller): BudgetState;
}

/** If there are this many buckets, those without a request in the last hour are dropped before a new one is added. */
const cleanupThreshold = 10_000;

/** Creates a budget for each bucket. With `false`, every caller always has the documented 1000 requests left. */
export function createBudgets(limits: RateLimits | false, nowMs: () => number): Budgets {
  const buckets = new Map<string, RollingBudget>();
  const budgetOf = (caller: Caller): RollingBudget => {
    const known = buckets.get(caller.bucket);
    if (known) return known;
    if (buckets.size >= cleanupThreshold) dropFullBuckets(buckets, nowMs());
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

/** Counts a request against its caller's budget. If the budget is used up, rejects the request without counting it. */
export function spendBudget(budgets: Budgets): MockMiddleware {
  return (c, next) => {
    const budget = budgets.spend(c.get("caller"));
    if (budget.retryAfterSeconds !== undefined) throw rateLimited(budget.retryAfterSeconds);
    c.set("budget", budget);
    return next();
  };
}

function dropFullBuckets(buckets: Map<string, RollingBudget>, nowMs: number): void {
  for (const [name, budget] of buckets) {
    if (budget.peek(nowMs).remaining === budget.limit) buckets.delete(name);
  }
}
