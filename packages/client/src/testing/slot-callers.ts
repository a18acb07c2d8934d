import { acquireSlot, type SlotRequest } from "../rate-limit/acquire-slot.ts";
import type { Acquired, BudgetSlot, BudgetStore, RequestOutcome } from "../rate-limit/budget-store.ts";

interface CountedStoreOptions {
  /** How long `acquire` takes, in milliseconds. If negative, `acquire` is synchronous. */
  readonly delayMs?: number;
  /** What `acquire` returns if no slot is free. */
  readonly wait?: Acquired;
}

interface Counts {
  acquireCalls: number;
  acquired: number;
  /** How many slots are free. */
  slots: number;
  readonly outcomes: RequestOutcome[];
  wait: Acquired;
}

/** A store with this many slots, which counts what happens to them. */
export function countedStore(
  slots: number,
  { delayMs = -1, wait = { waitMs: 3_600_000 } }: CountedStoreOptions = {},
): { store: BudgetStore; counts: Counts } {
  const counts: Counts = { acquireCalls: 0, acquired: 0, slots, outcomes: [], wait };
  const acquireNow = (): Acquired => {
    if (counts.slots === 0) return counts.wait;
    counts.slots--;
    counts.acquired++;
    return {
      release(outcome) {
        counts.slots++;
        counts.outcomes.push(outcome);
      },
    };
  };
  const store: BudgetStore = {
    acquire() {
      counts.acquireCalls++;
      if (delayMs < 0) return acquireNow();
      return new Promise((resolve) => setTimeout(() => resolve(acquireNow()), delayMs));
    },
  };
  return { store, counts };
}

/** The error for a wait that is too long. */
export class Refused extends Error {
  readonly retryAt: Date;

  constructor(retryAt: Date) {
    super("refused");
    this.retryAt = retryAt;
  }
}

/** A call that has requested a slot. */
interface SlotCaller {
  readonly slot?: BudgetSlot;
  readonly error?: unknown;
  /** Fulfilled when the call has a slot or an error. */
  readonly promise: Promise<void>;
  /** The waits that the call was notified of, in milliseconds. */
  readonly waits: readonly number[];
  readonly abort: () => void;
}

export function startCall(store: BudgetStore, options: Partial<SlotRequest> = {}): SlotCaller {
  const controller = new AbortController();
  const waits: number[] = [];
  const outcome: { slot?: BudgetSlot; error?: unknown } = {};
  const promise = acquireSlot({
    store,
    bucket: "b",
    maxWaitMs: Infinity,
    signal: controller.signal,
    onWait: (waitMs) => void waits.push(waitMs),
    makeError: (retryAt) => new Refused(retryAt),
    ...options,
  }).then(
    (slot) => {
      outcome.slot = slot;
    },
    (error: unknown) => {
      outcome.error = error;
    },
  );
  return Object.assign(outcome, { promise, waits, abort: () => controller.abort(new Error("aborted")) });
}

export function startCalls(count: number, ...rest: Parameters<typeof startCall>): SlotCaller[] {
  return Array.from({ length: count }, () => startCall(...rest));
}

/** A function that throws and one that rejects, for `test.each`. */
export const failingFunctions: [string, () => never | Promise<never>][] = [
  [
    "throws",
    () => {
      throw new Error("broken");
    },
  ],
  ["rejects", () => Promise.reject(new Error("broken"))],
];
