/** The state of a budget. */
export interface BudgetState {
  readonly limit: number;
  readonly remaining: number;
  /** Seconds until a request will be accepted; set only by `spend`, if it rejects a request. */
  readonly retryAfterSeconds?: number;
}

const hourMs = 3_600_000;

/**
 * A budget for a rolling hour, as in the API: after 1000 requests at 11:59, the next one is accepted at 12:59. Keeps
 * the time of each request, oldest first.
 */
export class RollingBudget {
  readonly limit: number;
  readonly #times: number[] = [];
  #oldest = 0;

  constructor(limit: number) {
    this.limit = limit;
  }

  /** Counts a request. If the budget is used up, the request is rejected and not counted. */
  spend(nowMs: number): BudgetState {
    const state = this.peek(nowMs);
    if (state.remaining === 0) {
      const oldest = this.#times[this.#oldest] ?? nowMs;
      return { ...state, retryAfterSeconds: Math.max(1, Math.ceil((oldest + hourMs - nowMs) / 1000)) };
    }
    this.#times.push(nowMs);
    return { limit: this.limit, remaining: state.remaining - 1 };
  }

  /** Returns the state without counting a request. */
  peek(nowMs: number): BudgetState {
    while (this.#oldest < this.#times.length && (this.#times[this.#oldest] ?? 0) <= nowMs - hourMs)
      this.#oldest += 1;
    // Expired times are dropped in bulk, so that the cost of a request stays constant on average.
    if (this.#oldest > 1024 && this.#oldest * 2 > this.#times.length) {
      this.#times.splice(0, this.#oldest);
      this.#oldest = 0;
    }
    return { limit: this.limit, remaining: Math.max(0, this.limit - (this.#times.length - this.#oldest)) };
  }
}
