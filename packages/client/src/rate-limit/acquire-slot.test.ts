import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { acquireSlot, type SlotRequest } from "./acquire-slot.ts";
import type { Acquired, BudgetSlot, BudgetStore, RequestOutcome } from "./budget-store.ts";
import { memoryBudgetStore } from "./memory-budget-store.ts";

const hour = 3_600_000;
const day = 24 * hour;

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

/** A store with so many slots; whoever finds none waits for a release or for so long. */
function countedStore(slots: number, { delayMs = -1, wait = { waitMs: hour } as Acquired } = {}) {
  const counts = { acquired: 0, asked: 0, slots, outcomes: [] as RequestOutcome[], wait };
  const give = (): Acquired => {
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
      counts.asked++;
      if (delayMs < 0) return give();
      return new Promise((resolve) => setTimeout(() => resolve(give()), delayMs));
    },
  };
  return { store, counts };
}

class Refused extends Error {
  readonly retryAt: Date;

  constructor(retryAt: Date) {
    super("refused");
    this.retryAt = retryAt;
  }
}

/** A call that records what it is told. */
function call(store: BudgetStore, options: Partial<SlotRequest> = {}) {
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
  return Object.assign(outcome, { promise, waits, abort: () => controller.abort(new Error("gone")) });
}

const calls = (count: number, ...rest: Parameters<typeof call>) =>
  Array.from({ length: count }, () => call(...rest));
const turn = () => vi.advanceTimersByTimeAsync(0);
const sent = { sent: true };

describe("waiting callers", () => {
  test.each([-1, 5])(
    "are served first come, first served, one for each slot (store delay %d)",
    async (delayMs) => {
      const { store } = countedStore(1, { delayMs });
      const order: number[] = [];
      const all = Array.from({ length: 20 }, async (_, index) => {
        const caller = call(store);
        await caller.promise;
        order.push(index);
        await new Promise((resolve) => setTimeout(resolve, 10));
        void caller.slot?.release(sent);
      });
      await vi.advanceTimersByTimeAsync(1000);
      await Promise.all(all);
      expect(order).toEqual(Array.from({ length: 20 }, (_, index) => index));
      expect(vi.getTimerCount()).toBe(0);
    },
  );

  test("are woken as many as slots became free", async () => {
    const { store } = countedStore(5);
    const all = calls(20, store);
    await turn();
    expect(all.filter(({ slot }) => slot)).toHaveLength(5);
    for (const { slot } of all.slice(0, 3)) void slot?.release(sent);
    await turn();
    expect(all.filter(({ slot }) => slot)).toHaveLength(8);
    expect(all.slice(0, 8).every(({ slot }) => slot)).toBe(true);
  });

  test.each([-1, 1])(
    "ask the store twice for each slot at most, however many they are (store delay %d)",
    async (delayMs) => {
      const { store, counts } = countedStore(10, { delayMs });
      const all = calls(10_000, store);
      for (let done = 0; done < 2000; ) {
        await vi.advanceTimersByTimeAsync(2);
        for (; done < 2000 && all[done]?.slot; done++) void all[done]?.slot?.release(sent);
      }
      await vi.advanceTimersByTimeAsync(100);
      expect(counts.acquired).toBe(2010);
      expect(counts.asked).toBeLessThanOrEqual(2 * counts.acquired + 2);
      for (const { abort } of all) abort();
    },
  );

  test("do not share their queue with another bucket or store", async () => {
    const { store } = countedStore(1);
    const all = [call(store), call(store), call(store, { bucket: "other" }), call(countedStore(1).store)];
    await turn();
    void all[0]?.slot?.release(sent);
    await turn();
    expect(all.map(({ slot }) => slot !== undefined)).toEqual([true, true, false, true]);
  });

  test("that leave hold nobody up, and leave no timer and no listener", async () => {
    const { store, counts } = countedStore(0);
    const controller = new AbortController();
    const [add, remove] = [
      vi.spyOn(controller.signal, "addEventListener"),
      vi.spyOn(controller.signal, "removeEventListener"),
    ];
    const [first, middle] = [call(store), call(store, { signal: controller.signal })];
    const last = call(store);
    first.abort();
    controller.abort(new Error("stopped"));
    await turn();
    expect([first.error, middle.error]).toEqual([new Error("gone"), new Error("stopped")]);
    expect(remove).toHaveBeenCalledTimes(add.mock.calls.length);
    counts.slots = 1;
    await vi.advanceTimersByTimeAsync(hour);
    expect(last.slot).toBeDefined();
    expect(vi.getTimerCount()).toBe(0);
  });

  test("that are served leave no listener", async () => {
    const { signal } = new AbortController();
    const [add, remove] = [vi.spyOn(signal, "addEventListener"), vi.spyOn(signal, "removeEventListener")];
    await call(countedStore(1).store, { signal }).promise;
    expect(remove).toHaveBeenCalledTimes(add.mock.calls.length);
  });

  test("whose signal has aborted ask for nothing", async () => {
    const { store, counts } = countedStore(1);
    const caller = call(store, { signal: AbortSignal.abort("too late") });
    await caller.promise;
    expect([caller.error, counts.asked]).toEqual(["too late", 0]);
  });
});

describe("a slot for a caller that has gone", () => {
  test("goes to the next", async () => {
    const { store, counts } = countedStore(1, { delayMs: 10 });
    const [gone, next] = [call(store), call(store)];
    gone.abort();
    await vi.advanceTimersByTimeAsync(10);
    expect(next.slot).toBeDefined();
    expect(counts).toMatchObject({ acquired: 1, outcomes: [] });
  });

  test("is released as not sent if there is no next", async () => {
    const { store, counts } = countedStore(1, { delayMs: 10 });
    call(store).abort();
    await vi.advanceTimersByTimeAsync(10);
    expect(counts).toMatchObject({ acquired: 1, slots: 1, outcomes: [{ sent: false }] });
    expect(vi.getTimerCount()).toBe(0);
  });

  test("is released as not sent if it was granted in the same tick", async () => {
    const { store, counts } = countedStore(1);
    const caller = call(store);
    caller.abort();
    await turn();
    expect(caller.error).toEqual(new Error("gone"));
    expect(counts.outcomes).toEqual([{ sent: false }]);
  });
});

test("a slot goes to a caller that can still use it, if timers are late", async () => {
  const { store, counts } = countedStore(1);
  const first = call(store);
  await first.promise;
  const late = calls(3, store, { endsAt: 1000 });
  const next = call(store, { endsAt: 5000 });
  vi.advanceTimersByTime(1000);
  void first.slot?.release(sent);
  await turn();
  expect(next.slot).toBeDefined();
  for (const caller of late) {
    expect(caller).not.toHaveProperty("slot");
    caller.abort();
  }
  await turn();
  for (const { error } of late) expect(error).toEqual(new Error("gone"));
  expect(counts.outcomes).toEqual([sent]);
  expect(vi.getTimerCount()).toBe(0);
});

describe("a known wait", () => {
  test("is told once to each, and rejects at once those for whom it is too long", async () => {
    const { store, counts } = countedStore(0, { wait: { waitMs: 30_000 } });
    vi.setSystemTime(day);
    const patient = calls(3, store, { maxWaitMs: 30_000 });
    const impatient = calls(3, store, { maxWaitMs: 29_999 });
    await turn();
    expect(patient.map(({ waits }) => waits)).toEqual([[30_000], [30_000], [30_000]]);
    for (const { error, waits } of impatient) {
      expect(error).toEqual(new Refused(new Date(day + 30_000)));
      expect(waits).toEqual([]);
    }
    await vi.advanceTimersByTimeAsync(10_000);
    const late = [call(store, { maxWaitMs: 20_000 }), call(store, { maxWaitMs: 19_999 })];
    await turn();
    expect(late.map(({ waits }) => waits)).toEqual([[20_000], []]);
    expect(late[1]?.error).toBeInstanceOf(Refused);
    expect(counts.asked).toBe(1);
    counts.slots = 9;
    await vi.advanceTimersByTimeAsync(20_000);
    expect([...patient, late[0]].every((caller) => caller?.slot)).toBe(true);
  });

  test("that is over is told to nobody who joins while the store is asked again", async () => {
    const { store, counts } = countedStore(0, { delayMs: 50, wait: { waitMs: 1000 } });
    const first = call(store);
    await vi.advanceTimersByTimeAsync(1060);
    const second = call(store);
    counts.slots = 2;
    await vi.advanceTimersByTimeAsync(200);
    expect([first.waits, second.waits]).toEqual([[1000], []]);
    expect([first.slot, second.slot]).toEqual([expect.anything(), expect.anything()]);
  });

  test("of zero patience never waits", async () => {
    const caller = call(countedStore(0, { wait: { waitMs: 1 } }).store, { maxWaitMs: 0 });
    await turn();
    expect(caller.error).toBeInstanceOf(Refused);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("that is too long for everybody is asked for anew by the next call", async () => {
    const { store, counts } = countedStore(0);
    for (let asked = 1; asked <= 3; asked++) {
      await call(store, { maxWaitMs: 1000 }).promise;
      expect(counts.asked).toBe(asked);
    }
  });

  test("that grows is told again, and counts from when the caller joined", async () => {
    const { store } = countedStore(0, { wait: { waitMs: 10_000 } });
    const all = calls(2, store, { maxWaitMs: 25_000 });
    await vi.advanceTimersByTimeAsync(25_000);
    expect(all.map(({ waits }) => waits)).toEqual([
      [10_000, 10_000],
      [10_000, 10_000],
    ]);
    expect(all.every(({ error }) => error instanceof Refused)).toBe(true);
  });

  test("that was rounded does not reject those who have waited for it", async () => {
    const { store, counts } = countedStore(0, { wait: { waitMs: 10_000 } });
    const caller = call(store, { maxWaitMs: 10_000 });
    await turn();
    counts.wait = { waitMs: 2 };
    await vi.advanceTimersByTimeAsync(10_000);
    counts.slots = 1;
    await vi.advanceTimersByTimeAsync(2);
    expect(caller.slot).toBeDefined();
    expect(caller.waits).toEqual([10_000]);
  });

  test.each([2 ** 31, 365 * day, 1e14, Infinity])("of %d ms asks the store once in a day", async (waitMs) => {
    const { store, counts } = countedStore(0, { wait: { waitMs } });
    const caller = call(store);
    await vi.advanceTimersByTimeAsync(day);
    expect([counts.asked, caller.slot, caller.error]).toEqual([1, undefined, undefined]);
    caller.abort();
    expect(vi.getTimerCount()).toBe(0);
    const refused = call(store, { maxWaitMs: 1e13 });
    await turn();
    if (waitMs > 1e13) expect(Number.isNaN((refused.error as Refused).retryAt.getTime())).toBe(false);
    refused.abort();
  });

  test("is not moved by a wall clock that jumps", async () => {
    const { store, counts } = countedStore(0, { wait: { waitMs: hour } });
    const caller = call(store, { maxWaitMs: 2 * hour });
    vi.setSystemTime(365 * day);
    await vi.advanceTimersByTimeAsync(hour - 1);
    vi.setSystemTime(0);
    counts.slots = 1;
    expect([counts.asked, caller.slot]).toEqual([1, undefined]);
    await vi.advanceTimersByTimeAsync(1);
    expect(caller.slot).toBeDefined();
  });
});

test("callers wait for responses in flight whatever their maxWaitMs", async () => {
  const { store, counts } = countedStore(1, { wait: { waitMs: 60_000, inFlight: true } });
  const [first, second] = [call(store), call(store, { maxWaitMs: 0 })];
  await vi.advanceTimersByTimeAsync(10_000);
  expect(second).toMatchObject({ waits: [] });
  counts.wait = { waitMs: 500 };
  counts.slots = -1;
  void first.slot?.release(sent);
  await turn();
  expect(second.error).toBeInstanceOf(Refused);
});

describe("a store", () => {
  test.each([
    [
      "throws",
      () => {
        throw new Error("broken");
      },
    ],
    ["rejects", () => Promise.reject(new Error("broken"))],
  ])("that %s rejects all who wait, and is asked again by the next", async (_, acquire) => {
    const { store, counts } = countedStore(0);
    const waiting = calls(3, store);
    const good = store.acquire;
    store.acquire = acquire;
    await vi.advanceTimersByTimeAsync(hour);
    for (const { error } of waiting) expect(error).toEqual(new Error("broken"));
    expect(vi.getTimerCount()).toBe(0);
    store.acquire = good;
    counts.slots = 1;
    const next = call(store);
    await next.promise;
    expect(next.slot).toBeDefined();
  });

  test.each([0, undefined, null, {}, { waitMs: Number.NaN }, { waitMs: -1 }, Promise.resolve("slot")])(
    "of the user's own that gives %j is a configuration error",
    async (acquired) => {
      const caller = call({ acquire: () => acquired as Acquired });
      await caller.promise;
      expect(caller.error).toMatchObject({
        kind: "configuration",
        message: expect.stringContaining("budget.store: expected acquire() to give"),
      });
    },
  );

  test.each([
    [
      "throws",
      () => {
        throw new Error("broken");
      },
    ],
    ["rejects", () => Promise.reject(new Error("broken"))],
  ])("whose release %s stops nobody", async (_, release) => {
    let slots = 1;
    const store: BudgetStore = { acquire: () => (slots-- > 0 ? { release } : { waitMs: hour }) };
    const [first, second] = [call(store), call(store)];
    await turn();
    slots = 1;
    void first.slot?.release(sent);
    await turn();
    expect(second.slot).toBeDefined();
  });

  test("is asked again when it has taken a slot back, not before", async () => {
    let slots = 1;
    const release = async () => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      slots++;
    };
    const store: BudgetStore = {
      acquire: async () => {
        if (slots === 0) return { waitMs: hour };
        slots--;
        return { release };
      },
    };
    const [first, second] = [call(store), call(store)];
    await turn();
    void first.slot?.release(sent);
    await vi.advanceTimersByTimeAsync(49);
    expect(second.slot).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1);
    expect(second.slot).toBeDefined();
  });

  test("hears of each release once", async () => {
    const { store, counts } = countedStore(1);
    const caller = call(store);
    await caller.promise;
    for (let time = 0; time < 3; time++) void caller.slot?.release(sent);
    expect(counts.outcomes).toEqual([sent]);
  });
});

test("10,000 callers on the store in memory share its slots to the last, and none is left waiting", async () => {
  const store = memoryBudgetStore();
  const all = calls(10_000, store, { maxWaitMs: 1000 });
  let remaining = 1000;
  for (let index = 0; index < 1000; index++) {
    await all[index]?.promise;
    remaining--;
    void all[index]?.slot?.release({ sent: true, limit: 1000, remaining });
  }
  await Promise.all(all.map(({ promise }) => promise));
  expect(all.filter(({ slot }) => slot)).toHaveLength(1000);
  expect(all.filter(({ error }) => error instanceof Refused)).toHaveLength(9000);
  expect(vi.getTimerCount()).toBe(0);
});
