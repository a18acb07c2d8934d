import { BudgetError } from "@ev-vehicles/client";

/**
 * The shared budget can't be reached, so nothing was sent. A `BudgetError`, for to a caller it is one: later, at
 * `retryAt`, there may be a turn.
 */
export class BudgetUnreachableError extends BudgetError {
  constructor(reason: string, retryAt: Date) {
    super("Redis", retryAt);
    this.message = `The shared budget can't be reached, and nothing was sent: ${reason}`;
  }

  override get name(): string {
    return "BudgetUnreachableError";
  }
}
