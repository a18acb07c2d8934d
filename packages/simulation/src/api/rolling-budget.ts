const hour = 3_600_000;

/** Whether the API accepts a request, and what is left of the budget. */
export interface BudgetReply {
  readonly accepted: boolean;
  readonly remaining: number;
  /** The seconds until the oldest counted request is an hour old and no longer counts; at least 1. */
  readonly retryAfter: number;
}

/** Counts the requests of one bucket in a rolling hour, as the API does. */
export class RollingBudget {
  readonly #limit: number;
  #times: number[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Counts a request or, if the budget is used up, rejects it without counting it. */
  count(now: number): BudgetReply {
    const used = this.used(now);
    const accepted = used < this.#limit;
    if (accepted) this.#times.push(now);
    const remaining = Math.max(0, this.#limit - used - 1);
    const retryAfter = Math.max(1, Math.ceil(((this.#times[0] ?? now) + hour - now) / 1000));
    return { accepted, remaining, retryAfter };
  }

  used(now: number): number {
    while (this.#times[0] !== undefined && this.#times[0] <= now - hour) this.#times.shift();
    return this.#times.length;
  }
}
