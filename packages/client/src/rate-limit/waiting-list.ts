import type { SlotRequest } from "./acquire-slot.ts";
import type { BudgetSlot } from "./budget-store.ts";

/** A caller in the queue: a link of a list, so that it can leave at once wherever it stands. */
export interface Waiter {
  readonly request: SlotRequest;
  /** When it joined, by the monotonic clock. */
  readonly since: number;
  readonly grant: (slot: BudgetSlot) => void;
  readonly fail: (error: unknown) => void;
  /** Whether it was told of a wait, and agreed to it. */
  told: boolean;
  queued: boolean;
  previous: Waiter | undefined;
  next: Waiter | undefined;
}

/** Waiters in the order in which they came. */
export class WaitingList {
  first: Waiter | undefined;
  /** From here to the last, no waiter has been told of the current wait. */
  firstUntold: Waiter | undefined;
  #last: Waiter | undefined;

  append(waiter: Waiter): void {
    waiter.queued = true;
    waiter.previous = this.#last;
    if (this.#last) this.#last.next = waiter;
    else this.first = waiter;
    this.#last = waiter;
    this.firstUntold ??= waiter;
  }

  /** Does nothing if it has left already. */
  remove(waiter: Waiter): void {
    if (!waiter.queued) return;
    waiter.queued = false;
    const { previous, next } = waiter;
    if (previous) previous.next = next;
    else this.first = next;
    if (next) next.previous = previous;
    else this.#last = previous;
    if (this.firstUntold === waiter) this.firstUntold = next;
  }
}
