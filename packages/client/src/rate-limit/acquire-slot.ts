import type { BudgetSlot, BudgetStore } from "./budget-store.ts";
import { SlotQueue } from "./slot-queue.ts";

/** A call's request for a slot. */
export interface SlotRequest {
  readonly store: BudgetStore;
  readonly bucket: string;
  /** The longest wait since the call joined, in milliseconds. Waits for responses in flight are not limited. */
  readonly maxWaitMs: number;
  /** Ends the wait. Each call has its own signal. */
  readonly signal: AbortSignal;
  /**
   * When the signal will abort because the call's time is up, by `performance.now()`. If many calls end at once, their
   * timers fire late; slots then go only to calls that can still use them.
   */
  readonly endsAt?: number;
  /** Called once for each wait whose length is known, in milliseconds. Must not throw. */
  onWait(waitMs: number): void;
  /** Creates the error for a wait that would exceed `maxWaitMs`. Must not throw. */
  makeError(retryAt: Date): Error;
}

/** The queues that have waiters: one for each store object and bucket. */
const queues = new WeakMap<BudgetStore, Map<string, SlotQueue>>();

/**
 * Acquires a slot in the hourly budget. The calls of this process are served first come, first served.
 *
 * The caller must always release its slot, even if the signal has aborted in the meantime. A second release is ignored.
 *
 * @throws the signal's reason if it aborts, the error from `makeError` if the wait would exceed `maxWaitMs`, or the
 * store's own error; ConfigurationError if the store returns neither a slot nor a wait.
 */
export function acquireSlot(request: SlotRequest): Promise<BudgetSlot> {
  const { store, bucket, signal } = request;
  if (signal.aborted) return Promise.reject(signal.reason);
  const storeQueues = queues.get(store) ?? new Map<string, SlotQueue>();
  const queue =
    storeQueues.get(bucket) ?? new SlotQueue(store, bucket, () => void storeQueues.delete(bucket));
  queues.set(store, storeQueues);
  storeQueues.set(bucket, queue);
  return queue.join(request).then((acquired) => {
    const slot = releaseOnce(acquired, () => void storeQueues.get(bucket)?.serve());
    if (!signal.aborted) return slot;
    void slot.release({ sent: false });
    throw signal.reason;
  });
}

/** @param onReleased Called when the store has released the slot, or has failed to. */
function releaseOnce(slot: BudgetSlot, onReleased: () => void): BudgetSlot {
  let done = false;
  return {
    release(outcome) {
      if (done) return;
      done = true;
      try {
        const releasing = slot.release(outcome);
        if (releasing) return Promise.resolve(releasing).then(onReleased, onReleased);
      } catch {
        // A failed release is the store's own problem and must not fail the call.
      }
      onReleased();
    },
  };
}
