import { BudgetError } from "@ev-vehicles/client";

/** The shared budget can't be reached, so nothing was sent. To a caller that is a `BudgetError`: try at `retryAt`. */
export class BudgetUnreachableError extends BudgetError {
  constructor(reason: string, retryAt: Date) {
    super("Redis", retryAt);
    this.message = `The shared budget can't be reached, and nothing was sent: ${reason}`;
  }

  override get name(): string {
    return "BudgetUnreachableError";
  }
}
