import type { RequestOutcome } from "@ev-vehicles/client";

const hour = 3_600_000;

/** Counts requests as the API does: those of a rolling hour. */
export class SimulatedApi {
  readonly limit: number;
  /** Requests that were rejected with a 429. */
  rejected = 0;
  readonly #now: () => number;
  #counted: number[] = [];

  /** @param now In milliseconds. */
  constructor(limit: number, now: () => number) {
    this.limit = limit;
    this.#now = now;
  }

  /** Requests of the last hour. */
  get used(): number {
    const since = this.#now() - hour;
    this.#counted = this.#counted.filter((moment) => moment > since);
    return this.#counted.length;
  }

  /** Counts a request, and gives what its response says. */
  count(): RequestOutcome {
    const { limit, used } = this;
    if (used >= limit) {
      this.rejected++;
      return { sent: true, limit, remaining: 0, retryAfterMs: (this.#counted[0] ?? 0) + hour - this.#now() };
    }
    this.#counted.push(this.#now());
    return { sent: true, limit, remaining: limit - used - 1 };
  }

  /** Lets another program send requests, each of them so many milliseconds ago. */
  spend(count: number, agoMs: () => number = () => 0): void {
    const moments = Array.from({ length: count }, () => this.#now() - agoMs());
    this.#counted = [...this.#counted, ...moments].sort((one, other) => one - other);
  }
}
