import { ClientError } from "./client-error.ts";

/**
 * The hourly budget is spent, and waiting for it would take longer than `maxWaitMs` or the time left of
 * `totalTimeoutMs`. The attempt that needed the budget was not sent.
 */
export class BudgetError extends ClientError {
  readonly kind = "budget";
  /** When the client will send requests again. */
  readonly retryAt: Date;

  constructor(call: string, retryAt: Date) {
    super(`${call}: the hourly budget is spent until ${retryAt.toISOString()}`);
    this.retryAt = retryAt;
  }

  override get name(): string {
    return "BudgetError";
  }
}
