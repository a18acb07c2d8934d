import type { BudgetSlot, BudgetStore } from "./budget-store.ts";
import { SlotQueue } from "./slot-queue.ts";

/** A call that wants a slot. */
export interface SlotRequest {
  readonly store: BudgetStore;
  readonly bucket: string;
  /** The longest wait for the budget, in milliseconds, not counting waits for responses in flight. */
  readonly maxWaitMs: number;
  /** Ends the wait. Belongs to this call alone. */
  readonly signal: AbortSignal;
  /**
   * When the signal will abort because the call's time is up, by `performance.now()`. If many calls end at once, timers
   * are late: a slot goes to a call that can still use it.
   */
  readonly endsAt?: number;
  /** Is told once of each wait whose length is known, in milliseconds. Does not throw. */
  onWait(waitMs: number): void;
  /** Makes the error for a wait that would exceed `maxWaitMs`. Does not throw. */
  onRefused(retryAt: Date): Error;
}

/** The queues that have callers: one for each store object and bucket. */
const queues = new WeakMap<BudgetStore, Map<string, SlotQueue>>();

/**
 * Acquires a slot in the hourly budget. Callers in this process are served first come, first served.
 *
 * Once the promise is fulfilled the slot belongs to the caller, also if the signal aborts before the caller has
 * heard of it: release it in any case. A second release is ignored.
 *
 * @throws the signal's reason if it aborts, what `onRefused` makes if the wait would exceed `maxWaitMs`, or the
 * store's own error.
 */
export function acquireSlot(request: SlotRequest): Promise<BudgetSlot> {
  const { store, bucket, signal } = request;
  if (signal.aborted) return Promise.reject(signal.reason);
  const ofStore = queues.get(store) ?? new Map<string, SlotQueue>();
  const queue = ofStore.get(bucket) ?? new SlotQueue(store, bucket, () => void ofStore.delete(bucket));
  queues.set(store, ofStore);
  ofStore.set(bucket, queue);
  return queue.join(request).then((acquired) => {
    const slot = releaseOnce(acquired, () => void ofStore.get(bucket)?.askStore());
    if (!signal.aborted) return slot;
    void slot.release({ sent: false });
    throw signal.reason;
  });
}

/** @param released Is called when the store has the slot back, or has failed to take it. */
function releaseOnce(slot: BudgetSlot, released: () => void): BudgetSlot {
  let done = false;
  return {
    release(outcome) {
      if (done) return;
      done = true;
      try {
        const releasing = slot.release(outcome);
        if (releasing) return Promise.resolve(releasing).then(released, released);
      } catch {
        // A store handles its own failures; no caller waits for a release.
      }
      released();
    },
  };
}
