import { type BudgetStore, memoryBudgetStore, type RequestOutcome } from "@ev-vehicles/client";

const hour = 3_600_000;

/** A request that has ended. */
export interface EndedRequest {
  readonly ticket: string;
  /** When it ended, by the monotonic clock of this process. */
  readonly at: number;
  readonly outcome: RequestOutcome;
}

/**
 * The budget of one process while Redis is unavailable. It starts from the last count that this process received, and
 * keeps the requests that Redis has to record later.
 */
export class LocalBudget {
  readonly #stores = new Map<string, BudgetStore>();
  /** The latest request of each bucket whose response reported a count. */
  readonly #lastCounted = new Map<string, EndedRequest>();
  /** Ended requests that Redis has not recorded. */
  readonly #unrecorded = new Map<string, EndedRequest[]>();

  /** Remembers the count of a response, for the start of the next outage. */
  noteCount(bucket: string, request: EndedRequest): void {
    if (request.outcome.remaining !== undefined) this.#lastCounted.set(bucket, request);
  }

  /** Returns the store in memory for the current outage. */
  storeOf(bucket: string): BudgetStore {
    const existing = this.#stores.get(bucket);
    if (existing) return existing;
    const store = memoryBudgetStore();
    this.#stores.set(bucket, store);
    const counted = this.#lastCounted.get(bucket);
    if (counted && counted.at > performance.now() - hour) void store.observe?.(bucket, counted.outcome);
    return store;
  }

  /** Keeps a request that Redis has to record later. */
  keep(bucket: string, request: EndedRequest): void {
    const since = performance.now() - hour;
    const unrecorded = (this.#unrecorded.get(bucket) ?? []).filter(({ at }) => at > since);
    this.#unrecorded.set(bucket, [...unrecorded, request]);
  }

  /** Returns and removes the kept requests. */
  takeUnrecorded(bucket: string): readonly EndedRequest[] {
    const unrecorded = this.#unrecorded.get(bucket) ?? [];
    this.#unrecorded.delete(bucket);
    return unrecorded;
  }

  /** Drops the store of the outage: the next outage starts from the latest count. */
  endOutage(bucket: string): void {
    this.#stores.delete(bucket);
  }
}
