import type { SlotRequest } from "./acquire-slot.ts";
import type { BudgetSlot } from "./budget-store.ts";

/** A call that waits for a slot: a node of a linked list, so that it can leave from any position in constant time. */
export interface Waiter {
  readonly request: SlotRequest;
  /** When the call joined, by the monotonic clock. */
  readonly since: number;
  readonly grant: (slot: BudgetSlot) => void;
  readonly fail: (error: unknown) => void;
  /** Whether the call was notified of a wait that was not too long for it. */
  notified: boolean;
  queued: boolean;
  previous: Waiter | undefined;
  next: Waiter | undefined;
}

/** The waiters, in the order in which they joined. */
export class WaitingList {
  first: Waiter | undefined;
  /** This waiter and all after it have not been notified of the current wait. */
  firstUnnotified: Waiter | undefined;
  #last: Waiter | undefined;

  append(waiter: Waiter): void {
    waiter.queued = true;
    waiter.previous = this.#last;
    if (this.#last) this.#last.next = waiter;
    else this.first = waiter;
    this.#last = waiter;
    this.firstUnnotified ??= waiter;
  }

  /** Does nothing if the waiter has already left. */
  remove(waiter: Waiter): void {
    if (!waiter.queued) return;
    waiter.queued = false;
    const { previous, next } = waiter;
    if (previous) previous.next = next;
    else this.first = next;
    if (next) next.previous = previous;
    else this.#last = previous;
    if (this.firstUnnotified === waiter) this.firstUnnotified = next;
  }
}
