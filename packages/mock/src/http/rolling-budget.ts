/** What is left of a budget, after a request was counted or rejected. */
export interface BudgetState {
  readonly limit: number;
  readonly remaining: number;
  /** Seconds until the next request is accepted, if this one was rejected. */
  readonly retryAfterSeconds?: number;
}

const hourMs = 3_600_000;

/**
 * A budget for a rolling hour (API fact: 1000 requests at 11:59 leave none before 12:59). Remembers when each request
 * came, oldest first.
 */
export class RollingBudget {
  readonly limit: number;
  readonly #times: number[] = [];
  #oldest = 0;

  constructor(limit: number) {
    this.limit = limit;
  }

  /** Counts a request, unless the budget is used up: a rejected request costs nothing. */
  spend(nowMs: number): BudgetState {
    const state = this.peek(nowMs);
    if (state.remaining === 0) {
      const oldest = this.#times[this.#oldest] ?? nowMs;
      return { ...state, retryAfterSeconds: Math.max(1, Math.ceil((oldest + hourMs - nowMs) / 1000)) };
    }
    this.#times.push(nowMs);
    return { limit: this.limit, remaining: state.remaining - 1 };
  }

  /** What is left, without counting a request. */
  peek(nowMs: number): BudgetState {
    while (this.#oldest < this.#times.length && (this.#times[this.#oldest] ?? 0) <= nowMs - hourMs)
      this.#oldest += 1;
    // Drop expired times in bulk, so that a request costs the same on average.
    if (this.#oldest > 1024 && this.#oldest * 2 > this.#times.length) {
      this.#times.splice(0, this.#oldest);
      this.#oldest = 0;
    }
    return { limit: this.limit, remaining: Math.max(0, this.limit - (this.#times.length - this.#oldest)) };
  }
}
