import type { Budgets } from "./budgets.ts";
import type { MockMiddleware } from "./mock-env.ts";
import { rateLimited } from "./problems.ts";

/** Counts a request against its caller's budget; a rejected request costs nothing. */
export function spendBudget(budgets: Budgets): MockMiddleware {
  return (c, next) => {
    const budget = budgets.spend(c.get("caller"));
    if (budget.retryAfterSeconds !== undefined) throw rateLimited(budget.retryAfterSeconds);
    c.set("budget", budget);
    return next();
  };
}
