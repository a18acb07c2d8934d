import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { countedStore, Refused, startCall, startCalls } from "../testing/slot-callers.ts";
import { memoryBudgetStore } from "./memory-budget-store.ts";

const hour = 3_600_000;
const settlePromises = () => vi.advanceTimersByTimeAsync(0);
const sent = { sent: true };

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

describe("waiting calls", () => {
  test.each([
    ["synchronous", -1],
    ["asynchronous", 5],
  ] as const)("waiting calls get slots first come, first served (%s store)", async (_, delayMs) => {
    const { store } = countedStore(1, { delayMs });
    const order: number[] = [];
    const all = Array.from({ length: 20 }, async (_, index) => {
      const caller = startCall(store);
      await caller.promise;
      order.push(index);
      await new Promise((resolve) => setTimeout(resolve, 10));
      void caller.slot?.release(sent);
    });
    await vi.advanceTimersByTimeAsync(1000);
    await Promise.all(all);
    expect(order).toEqual(Array.from({ length: 20 }, (_, index) => index));
    expect(vi.getTimerCount()).toBe(0);
  });

  test("each released slot goes to one waiting call", async () => {
    const { store } = countedStore(5);
    const all = startCalls(20, store);
    await settlePromises();
    expect(all.filter(({ slot }) => slot)).toHaveLength(5);
    for (const { slot } of all.slice(0, 3)) void slot?.release(sent);
    await settlePromises();
    expect(all.filter(({ slot }) => slot)).toHaveLength(8);
    expect(all.slice(0, 8).every(({ slot }) => slot)).toBe(true);
  });

  test.each([
    ["synchronous", -1],
    ["asynchronous", 1],
  ] as const)("10,000 waiting calls call acquire() at most twice per slot (%s store)", async (_, delayMs) => {
    const { store, counts } = countedStore(10, { delayMs });
    const all = startCalls(10_000, store);
    for (let done = 0; done < 2000; ) {
      await vi.advanceTimersByTimeAsync(2);
      for (; done < 2000 && all[done]?.slot; done++) void all[done]?.slot?.release(sent);
    }
    await vi.advanceTimersByTimeAsync(100);
    expect(counts.acquired).toBe(2010);
    expect(counts.acquireCalls).toBeLessThanOrEqual(2 * counts.acquired + 2);
    for (const { abort } of all) abort();
  });

  test("calls for another bucket or store have their own queue", async () => {
    const { store } = countedStore(1);
    const all = [
      startCall(store),
      startCall(store),
      startCall(store, { bucket: "other" }),
      startCall(countedStore(1).store),
    ];
    await settlePromises();
    void all[0]?.slot?.release(sent);
    await settlePromises();
    expect(all.map(({ slot }) => slot !== undefined)).toEqual([true, true, false, true]);
  });

  test("a waiting call that is aborted does not block later ones and leaves no timer or listener", async () => {
    const { store, counts } = countedStore(0);
    const controller = new AbortController();
    const [add, remove] = [
      vi.spyOn(controller.signal, "addEventListener"),
      vi.spyOn(controller.signal, "removeEventListener"),
    ];
    const [first, middle] = [startCall(store), startCall(store, { signal: controller.signal })];
    const last = startCall(store);
    first.abort();
    controller.abort(new Error("stopped"));
    await settlePromises();
    expect([first.error, middle.error]).toEqual([new Error("aborted"), new Error("stopped")]);
    expect(remove).toHaveBeenCalledTimes(add.mock.calls.length);
    counts.slots = 1;
    await vi.advanceTimersByTimeAsync(hour);
    expect(last.slot).toBeDefined();
    expect(vi.getTimerCount()).toBe(0);
  });

  test("a call that gets a slot leaves no abort listener on its signal", async () => {
    const { signal } = new AbortController();
    const [add, remove] = [vi.spyOn(signal, "addEventListener"), vi.spyOn(signal, "removeEventListener")];
    await startCall(countedStore(1).store, { signal }).promise;
    expect(remove).toHaveBeenCalledTimes(add.mock.calls.length);
  });

  test("a call whose signal has already aborted does not call acquire()", async () => {
    const { store, counts } = countedStore(1);
    const caller = startCall(store, { signal: AbortSignal.abort("too late") });
    await caller.promise;
    expect([caller.error, counts.acquireCalls]).toEqual(["too late", 0]);
  });
});

describe("a slot for an aborted call", () => {
  test("a slot acquired for an aborted call goes to the next call", async () => {
    const { store, counts } = countedStore(1, { delayMs: 10 });
    const [aborted, next] = [startCall(store), startCall(store)];
    aborted.abort();
    await vi.advanceTimersByTimeAsync(10);
    expect(next.slot).toBeDefined();
    expect(counts).toMatchObject({ acquired: 1, outcomes: [] });
  });

  test("a slot acquired for the only call is released as not sent if that call is aborted", async () => {
    const { store, counts } = countedStore(1, { delayMs: 10 });
    startCall(store).abort();
    await vi.advanceTimersByTimeAsync(10);
    expect(counts).toMatchObject({ acquired: 1, slots: 1, outcomes: [{ sent: false }] });
    expect(vi.getTimerCount()).toBe(0);
  });

  test("a slot is released as not sent if its call is aborted in the same tick", async () => {
    const { store, counts } = countedStore(1);
    const caller = startCall(store);
    caller.abort();
    await settlePromises();
    expect(caller.error).toEqual(new Error("aborted"));
    expect(counts.outcomes).toEqual([{ sent: false }]);
  });
});

test("a slot goes to a call that still has time left, even if the timers of earlier calls are late", async () => {
  const { store, counts } = countedStore(1);
  const first = startCall(store);
  await first.promise;
  const late = startCalls(3, store, { endsAt: 1000 });
  const next = startCall(store, { endsAt: 5000 });
  vi.advanceTimersByTime(1000);
  void first.slot?.release(sent);
  await settlePromises();
  expect(next.slot).toBeDefined();
  for (const caller of late) {
    expect(caller).not.toHaveProperty("slot");
    caller.abort();
  }
  await settlePromises();
  for (const { error } of late) expect(error).toEqual(new Error("aborted"));
  expect(counts.outcomes).toEqual([sent]);
  expect(vi.getTimerCount()).toBe(0);
});

test("10,000 calls on the memory store use all 1000 slots, and no call is left waiting", async () => {
  const store = memoryBudgetStore();
  const all = startCalls(10_000, store, { maxWaitMs: 1000 });
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
