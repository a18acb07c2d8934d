import type { RequestOutcome } from "@ev-vehicles/client";

const hour = 3_600_000;

/** Counts the requests of a rolling hour, as the API does. */
export class SimulatedApi {
  readonly limit: number;
  /** Requests that were rejected with a 429. */
  rejected = 0;
  readonly #now: () => number;
  #counted: number[] = [];

  /** @param now Returns the current time in milliseconds. */
  constructor(limit: number, now: () => number) {
    this.limit = limit;
    this.#now = now;
  }

  /** How many requests were counted in the last hour. */
  get used(): number {
    const since = this.#now() - hour;
    this.#counted = this.#counted.filter((timestamp) => timestamp > since);
    return this.#counted.length;
  }

  /** Counts a request and returns its outcome. */
  count(): RequestOutcome {
    const { limit, used } = this;
    if (used >= limit) {
      this.rejected++;
      return { sent: true, limit, remaining: 0, retryAfterMs: (this.#counted[0] ?? 0) + hour - this.#now() };
    }
    this.#counted.push(this.#now());
    return { sent: true, limit, remaining: limit - used - 1 };
  }

  /** Counts requests of another program, each sent `agoMs()` milliseconds ago. */
  spend(count: number, agoMs: () => number = () => 0): void {
    const timestamps = Array.from({ length: count }, () => this.#now() - agoMs());
    this.#counted = [...this.#counted, ...timestamps].sort((one, other) => one - other);
  }
}
