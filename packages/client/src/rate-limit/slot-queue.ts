import { ConfigurationError } from "../errors/configuration-error.ts";
import { setLongTimeout } from "../request/long-timeout.ts";
import type { SlotRequest } from "./acquire-slot.ts";
import type { Acquired, BudgetSlot, BudgetStore, BudgetWait } from "./budget-store.ts";
import { type Waiter, WaitingList } from "./waiting-list.ts";

/** Ends of waits that are closer together than this are the same end: clocks and timers round. In milliseconds. */
const sameEndMs = 100;
/** The last moment that a `Date` can hold. */
const lastDate = 8.64e15;

/**
 * The callers of one process that wait for a slot in one bucket, first come, first served.
 *
 * The store is asked for the first of them only: when it joins, after the store's `waitMs`, and whenever a slot of
 * this process is released. So the number of `acquire` calls grows with the number of slots and releases, not with
 * the number of waiters.
 */
export class SlotQueue {
  readonly #store: BudgetStore;
  readonly #bucket: string;
  readonly #onEmpty: () => void;
  readonly #list = new WaitingList();
  #asking = false;
  /** Whether there is a reason to ask again, once the store has responded. */
  #askAgain = false;
  /** The end of the wait if it is known and the store is not being asked. */
  #waitEndsAt: number | undefined;
  /** The latest end that all waiters before `firstUntold` have been told of. */
  #toldEnd = -Infinity;
  #cancelTimer: () => void = () => {};

  /** @param onEmpty Is called when the last waiter has gone: drop the queue. */
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
        told: false,
        queued: false,
        previous: undefined,
        next: undefined,
      };
      signal.addEventListener("abort", abort);
      const isFirst = !this.#list.first;
      this.#list.append(waiter);
      if (isFirst) void this.askStore();
      else if (this.#waitEndsAt !== undefined && this.#waitEndsAt > waiter.since) {
        this.#tellUntold(this.#waitEndsAt);
      }
    });
  }

  /** Asks the store for the first waiter, and goes on as long as it gives slots. */
  async askStore(): Promise<void> {
    this.#askAgain = true;
    if (this.#asking) return;
    this.#asking = true;
    this.#cancelTimer();
    this.#waitEndsAt = undefined;
    while (this.#askAgain && this.#firstInTime()) {
      this.#askAgain = false;
      try {
        const asked = this.#store.acquire(this.#bucket);
        const acquired = readAcquired("then" in Object(asked) ? await asked : (asked as Acquired));
        if ("release" in acquired) this.#grant(acquired);
        else if (!this.#askAgain) this.#waitFor(acquired);
      } catch (error) {
        while (this.#list.first) this.#list.first.fail(error);
      }
    }
    this.#asking = false;
    this.#endIfEmpty();
  }

  #grant(slot: BudgetSlot): void {
    this.#askAgain = true;
    const waiter = this.#firstInTime();
    if (waiter) waiter.grant(slot);
    // Everybody has left while the store was thinking.
    else void Promise.resolve(slot.release({ sent: false })).catch(() => {});
  }

  /** The first whose time is not up. The others leave the queue, and their signal will abort soon. */
  #firstInTime(): Waiter | undefined {
    const now = performance.now();
    while (this.#list.first && (this.#list.first.request.endsAt ?? Infinity) <= now)
      this.#list.remove(this.#list.first);
    return this.#list.first;
  }

  #waitFor({ waitMs, inFlight }: BudgetWait): void {
    this.#cancelTimer = setLongTimeout(() => void this.askStore(), waitMs);
    this.#waitEndsAt = inFlight ? undefined : performance.now() + waitMs;
    if (this.#waitEndsAt === undefined) return;
    // Waiters who agreed to a wait agree to every shorter one.
    if (this.#waitEndsAt > this.#toldEnd + sameEndMs) this.#list.firstUntold = this.#list.first;
    this.#tellUntold(this.#waitEndsAt);
  }

  /** Tells waiters how long they have to wait, and rejects those for whom it is too long. */
  #tellUntold(endsAt: number): void {
    this.#toldEnd = Math.max(this.#toldEnd, endsAt);
    const now = performance.now();
    const waitMs = Math.max(0, Math.round(endsAt - now));
    const retryAt = new Date(Math.min(lastDate, Date.now() + waitMs));
    let waiter = this.#list.firstUntold;
    this.#list.firstUntold = undefined;
    while (waiter) {
      const { request, since, told, next } = waiter;
      const wholeWait = Math.floor(now - since) + waitMs;
      if (wholeWait > request.maxWaitMs + (told ? sameEndMs : 0)) {
        waiter.fail(request.onRefused(retryAt));
      } else {
        waiter.told = true;
        request.onWait(waitMs);
      }
      waiter = next;
    }
    this.#endIfEmpty();
  }

  #endIfEmpty(): void {
    if (this.#list.first || this.#asking) return;
    this.#cancelTimer();
    this.#onEmpty();
  }
}

/** @throws ConfigurationError if a store of the user's own gives something else. */
function readAcquired(acquired: Acquired): Acquired {
  const { release, waitMs } = Object(acquired) as Partial<BudgetSlot & BudgetWait>;
  if (typeof release === "function" || (waitMs !== undefined && waitMs >= 0)) return acquired;
  throw new ConfigurationError(
    `budget.store: expected acquire() to give a slot with release(), or { waitMs }, got ${JSON.stringify(acquired)}`,
  );
}
