import { BudgetError } from "@ev-vehicles/client";

/** Redis can't be reached, so the budget is unknown and nothing was sent. A `BudgetError`: try again at `retryAt`. */
export class BudgetUnreachableError extends BudgetError {
  constructor(reason: string, retryAt: Date) {
    super("Redis", retryAt);
    this.message = `Redis, which keeps the shared budget, can't be reached; nothing was sent: ${reason}`;
  }

  override get name(): string {
    return "BudgetUnreachableError";
  }
}
