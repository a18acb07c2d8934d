import { type BudgetReport, type BudgetStore, memoryBudgetStore } from "@ev-vehicles/client";

const hour = 3_600_000;

/** A request that Redis does not know of yet. */
export interface UntoldRequest {
  readonly ticket: string;
  /** The first of those that overlapped it. */
  readonly first: string;
  /** When it was answered, in milliseconds since 1970 by this process' clock. */
  readonly at: number;
  readonly report: BudgetReport;
}

/** The budget of one process while Redis is gone: begins with what was heard last, and keeps a list for later. */
export class LocalBudget {
  readonly #buckets = new Map<string, BudgetStore>();
  readonly #heard = new Map<string, { readonly report: BudgetReport; readonly at: number }>();
  readonly #untold = new Map<string, UntoldRequest[]>();

  /** Remembers what an answer says is left. */
  hear(bucket: string, report: BudgetReport): void {
    if (report.remaining !== undefined) this.#heard.set(bucket, { report, at: Date.now() });
  }

  /** The budget in memory for this outage. */
  async storeOf(bucket: string): Promise<BudgetStore> {
    const known = this.#buckets.get(bucket);
    if (known) return known;
    const store = memoryBudgetStore();
    this.#buckets.set(bucket, store);
    const heard = this.#heard.get(bucket);
    if (heard && heard.at > Date.now() - hour) {
      await store.take(bucket);
      await store.report(bucket, heard.report);
    }
    return store;
  }

  /** Keeps a request to tell Redis about. */
  keep(bucket: string, request: UntoldRequest): void {
    const since = Date.now() - hour;
    const untold = (this.#untold.get(bucket) ?? []).filter(({ at }) => at > since);
    this.#untold.set(bucket, [...untold, request]);
  }

  /** Gives what Redis was not told, and forgets it; the next outage begins with what is heard until then. */
  handOver(bucket: string): readonly UntoldRequest[] {
    const untold = this.#untold.get(bucket) ?? [];
    this.#untold.delete(bucket);
    this.#buckets.delete(bucket);
    return untold;
  }
}
