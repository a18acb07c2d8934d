import { ConfigurationError } from "../errors/configuration-error.ts";
import { setLongTimeout } from "../request/long-timeout.ts";
import type { SlotRequest } from "./acquire-slot.ts";
import type { Acquired, BudgetSlot, BudgetStore, BudgetWait } from "./budget-store.ts";
import { type Waiter, WaitingList } from "./waiting-list.ts";

/** Waits whose ends differ by less count as the same wait, because clocks and timers round. In milliseconds. */
const sameEndMs = 100;
/** The latest time that a `Date` can represent. */
const latestDate = 8.64e15;

/**
 * The calls of one process that wait for a slot in one bucket, first come, first served.
 *
 * The queue calls the store only for the first waiter: when it joins, after the store's `waitMs`, and whenever this
 * process releases a slot. So the number of `acquire` calls grows with the number of slots and releases, not with the
 * number of waiters.
 */
export class SlotQueue {
  readonly #store: BudgetStore;
  readonly #bucket: string;
  readonly #onEmpty: () => void;
  readonly #list = new WaitingList();
  #acquiring = false;
  /** Whether to call `acquire` again after the current call. */
  #acquireAgain = false;
  /** When the current wait ends, if that is known. */
  #waitEndsAt: number | undefined;
  /** All waiters before `firstUnnotified` were notified that the wait can last until this time. */
  #notifiedEnd = -Infinity;
  #cancelTimer: () => void = () => {};

  /** @param onEmpty Called when no waiter is left, to drop the queue. */
  constructor(store: BudgetStore, bucket: string, onEmpty: () => void) {
    this.#store = store;
    this.#bucket = bucket;
    this.#onEmpty = onEmpty;
  }

  join(request: SlotRequest): Promise<BudgetSlot> {
    return new Promise((resolve, reject) => {
      const { signal } = request;
      const leave = () => {
        signal.removeEventListener("abort", abort);
        this.#list.remove(waiter);
      };
      const abort = () => {
        const { queued } = waiter;
        leave();
        reject(signal.reason);
        if (queued) this.#endIfEmpty();
      };
      const waiter: Waiter = {
        request,
        since: performance.now(),
        grant: (slot) => {
          leave();
          resolve(slot);
        },
        fail: (error) => {
          leave();
          reject(error);
        },
        notified: false,
        queued: false,
        previous: undefined,
        next: undefined,
      };
      signal.addEventListener("abort", abort);
      const isFirst = !this.#list.first;
      this.#list.append(waiter);
      if (isFirst) void this.serve();
      else if (this.#waitEndsAt !== undefined && this.#waitEndsAt > waiter.since) {
        this.#notifyWaiters(this.#waitEndsAt);
      }
    });
  }

  /** Acquires slots from the store and grants them to the waiters, until the store makes them wait. */
  async serve(): Promise<void> {
    this.#acquireAgain = true;
    if (this.#acquiring) return;
    this.#acquiring = true;
    this.#cancelTimer();
    this.#waitEndsAt = undefined;
    while (this.#acquireAgain && this.#firstInTime()) {
      this.#acquireAgain = false;
      try {
        const result = this.#store.acquire(this.#bucket);
        const acquired = readAcquired("then" in Object(result) ? await result : (result as Acquired));
        if ("release" in acquired) this.#grant(acquired);
        else if (!this.#acquireAgain) this.#waitFor(acquired);
      } catch (error) {
        while (this.#list.first) this.#list.first.fail(error);
      }
    }
    this.#acquiring = false;
    this.#endIfEmpty();
  }

  #grant(slot: BudgetSlot): void {
    this.#acquireAgain = true;
    const waiter = this.#firstInTime();
    if (waiter) waiter.grant(slot);
    // All waiters left while the store was acquiring.
    else void Promise.resolve(slot.release({ sent: false })).catch(() => {});
  }

  /** Returns the first waiter whose time is not up, and removes those before it. Their signals will abort soon. */
  #firstInTime(): Waiter | undefined {
    const now = performance.now();
    while (this.#list.first && (this.#list.first.request.endsAt ?? Infinity) <= now)
      this.#list.remove(this.#list.first);
    return this.#list.first;
  }

  #waitFor({ waitMs, inFlight }: BudgetWait): void {
    this.#cancelTimer = setLongTimeout(() => void this.serve(), waitMs);
    this.#waitEndsAt = inFlight ? undefined : performance.now() + waitMs;
    if (this.#waitEndsAt === undefined) return;
    // If the wait has become longer, notify all waiters again. If it has become shorter, they accept it in any case.
    if (this.#waitEndsAt > this.#notifiedEnd + sameEndMs) this.#list.firstUnnotified = this.#list.first;
    this.#notifyWaiters(this.#waitEndsAt);
  }

  /** Notifies waiters of the wait, and rejects those for whom it is too long. */
  #notifyWaiters(endsAt: number): void {
    this.#notifiedEnd = Math.max(this.#notifiedEnd, endsAt);
    const now = performance.now();
    const waitMs = Math.max(0, Math.round(endsAt - now));
    const retryAt = new Date(Math.min(latestDate, Date.now() + waitMs));
    let waiter = this.#list.firstUnnotified;
    this.#list.firstUnnotified = undefined;
    while (waiter) {
      const { request, since, notified, next } = waiter;
      const totalWaitMs = Math.floor(now - since) + waitMs;
      if (totalWaitMs > request.maxWaitMs + (notified ? sameEndMs : 0)) {
        waiter.fail(request.makeError(retryAt));
      } else {
        waiter.notified = true;
        request.onWait(waitMs);
      }
      waiter = next;
    }
    this.#endIfEmpty();
  }

  #endIfEmpty(): void {
    if (this.#list.first || this.#acquiring) return;
    this.#cancelTimer();
    this.#onEmpty();
  }
}

/** @throws ConfigurationError if the user's own store returns neither a slot nor a wait. */
function readAcquired(acquired: Acquired): Acquired {
  const { release, waitMs } = Object(acquired) as Partial<BudgetSlot & BudgetWait>;
  if (typeof release === "function" || (waitMs !== undefined && waitMs >= 0)) return acquired;
  throw new ConfigurationError(
    `budget.store: expected acquire() to return a slot with release(), or { waitMs }, got ${JSON.stringify(acquired)}`,
  );
}
