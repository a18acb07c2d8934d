import type { BudgetStore } from "@ev-vehicles/client";

/** A request that was taken. */
export interface Taken {
  readonly ticket: string;
  /** Where it was taken from, while Redis was gone. */
  readonly from?: BudgetStore;
}

/**
 * The requests of this process that are under way.
 *
 * A report does not say which of them it means. For counting that is no matter: each is reported once, so the
 * oldest ticket stands for it. How old the answer can be is another question: as old as the first of all that
 * overlap, without a moment in between when none was under way.
 */
export class UnderWay {
  readonly #overlapping = new Map<string, { readonly first: Taken; readonly requests: Taken[] }>();

  add(bucket: string, request: Taken): void {
    const known = this.#overlapping.get(bucket);
    if (known) known.requests.push(request);
    else this.#overlapping.set(bucket, { first: request, requests: [request] });
  }

  /** Takes the request that a report is entered for, and the first of those that overlap it. */
  end(bucket: string): { readonly request: Taken; readonly first: Taken } | undefined {
    const known = this.#overlapping.get(bucket);
    const request = known?.requests.shift();
    if (!known || !request) return undefined;
    if (known.requests.length === 0) this.#overlapping.delete(bucket);
    return { request, first: known.first };
  }
}
