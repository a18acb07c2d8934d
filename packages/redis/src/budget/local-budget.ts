import { type BudgetStore, memoryBudgetStore, type RequestOutcome } from "@ev-vehicles/client";

const hour = 3_600_000;

/** A request that Redis does not know the outcome of yet. */
export interface UntoldRequest {
  readonly ticket: string;
  /** When it ended, by the monotonic clock of this process. */
  readonly at: number;
  readonly outcome: RequestOutcome;
}

/** The budget of one process while Redis is gone: begins with what was heard last, and keeps a list for later. */
export class LocalBudget {
  readonly #stores = new Map<string, BudgetStore>();
  readonly #heard = new Map<string, UntoldRequest>();
  readonly #untold = new Map<string, UntoldRequest[]>();

  /** Remembers what a response says is left. */
  hear(bucket: string, request: UntoldRequest): void {
    if (request.outcome.remaining !== undefined) this.#heard.set(bucket, request);
  }

  /** The budget in memory for this outage. */
  storeOf(bucket: string): BudgetStore {
    const known = this.#stores.get(bucket);
    if (known) return known;
    const store = memoryBudgetStore();
    this.#stores.set(bucket, store);
    const heard = this.#heard.get(bucket);
    if (heard && heard.at > performance.now() - hour) void store.observe?.(bucket, heard.outcome);
    return store;
  }

  /** Keeps a request to tell Redis about. */
  keep(bucket: string, request: UntoldRequest): void {
    const since = performance.now() - hour;
    const untold = (this.#untold.get(bucket) ?? []).filter(({ at }) => at > since);
    this.#untold.set(bucket, [...untold, request]);
  }

  /** Gives what Redis was not told, and forgets it. The next outage begins with what is heard until then. */
  handOver(bucket: string): readonly UntoldRequest[] {
    const untold = this.#untold.get(bucket) ?? [];
    this.#untold.delete(bucket);
    this.#stores.delete(bucket);
    return untold;
  }
}
