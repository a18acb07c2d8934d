import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { countedStore, Refused, startCall, startCalls } from "../testing/slot-callers.ts";

const hour = 3_600_000;
const day = 24 * hour;
const settlePromises = () => vi.advanceTimersByTimeAsync(0);
const sent = { sent: true };

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

describe("a known wait", () => {
  test("each call is notified of a wait once, or rejected at once if the wait exceeds maxWaitMs", async () => {
    const { store, counts } = countedStore(0, { wait: { waitMs: 30_000 } });
    vi.setSystemTime(day);
    const patient = startCalls(3, store, { maxWaitMs: 30_000 });
    const impatient = startCalls(3, store, { maxWaitMs: 29_999 });
    await settlePromises();
    expect(patient.map(({ waits }) => waits)).toEqual([[30_000], [30_000], [30_000]]);
    for (const { error, waits } of impatient) {
      expect(error).toEqual(new Refused(new Date(day + 30_000)));
      expect(waits).toEqual([]);
    }
    await vi.advanceTimersByTimeAsync(10_000);
    const late = [startCall(store, { maxWaitMs: 20_000 }), startCall(store, { maxWaitMs: 19_999 })];
    await settlePromises();
    expect(late.map(({ waits }) => waits)).toEqual([[20_000], []]);
    expect(late[1]?.error).toBeInstanceOf(Refused);
    expect(counts.acquireCalls).toBe(1);
    counts.slots = 9;
    await vi.advanceTimersByTimeAsync(20_000);
    expect([...patient, late[0]].every((caller) => caller?.slot)).toBe(true);
  });

  test("a call that joins after a wait has ended is not notified of that wait", async () => {
    const { store, counts } = countedStore(0, { delayMs: 50, wait: { waitMs: 1000 } });
    const first = startCall(store);
    await vi.advanceTimersByTimeAsync(1060);
    const second = startCall(store);
    counts.slots = 2;
    await vi.advanceTimersByTimeAsync(200);
    expect([first.waits, second.waits]).toEqual([[1000], []]);
    expect([first.slot, second.slot]).toEqual([expect.anything(), expect.anything()]);
  });

  test("a call with maxWaitMs: 0 rejects instead of waiting", async () => {
    const caller = startCall(countedStore(0, { wait: { waitMs: 1 } }).store, { maxWaitMs: 0 });
    await settlePromises();
    expect(caller.error).toBeInstanceOf(Refused);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("after all calls were rejected, the next one calls acquire() again", async () => {
    const { store, counts } = countedStore(0);
    for (let number = 1; number <= 3; number++) {
      await startCall(store, { maxWaitMs: 1000 }).promise;
      expect(counts.acquireCalls).toBe(number);
    }
  });

  test("calls are notified again of a longer wait, and rejected if their total wait exceeds maxWaitMs", async () => {
    const { store } = countedStore(0, { wait: { waitMs: 10_000 } });
    const all = startCalls(2, store, { maxWaitMs: 25_000 });
    await vi.advanceTimersByTimeAsync(25_000);
    expect(all.map(({ waits }) => waits)).toEqual([
      [10_000, 10_000],
      [10_000, 10_000],
    ]);
    expect(all.every(({ error }) => error instanceof Refused)).toBe(true);
  });

  test("a call that has waited for maxWaitMs is not rejected if rounding prolongs the wait", async () => {
    const { store, counts } = countedStore(0, { wait: { waitMs: 10_000 } });
    const caller = startCall(store, { maxWaitMs: 10_000 });
    await settlePromises();
    counts.wait = { waitMs: 2 };
    await vi.advanceTimersByTimeAsync(10_000);
    counts.slots = 1;
    await vi.advanceTimersByTimeAsync(2);
    expect(caller.slot).toBeDefined();
    expect(caller.waits).toEqual([10_000]);
  });

  test.each([2 ** 31, 365 * day, 1e14, Infinity])(
    "during a wait of %d ms, acquire() is called only once in a day",
    async (waitMs) => {
      const { store, counts } = countedStore(0, { wait: { waitMs } });
      const caller = startCall(store);
      await vi.advanceTimersByTimeAsync(day);
      expect([counts.acquireCalls, caller.slot, caller.error]).toEqual([1, undefined, undefined]);
      caller.abort();
      expect(vi.getTimerCount()).toBe(0);
      const refused = startCall(store, { maxWaitMs: 1e13 });
      await settlePromises();
      if (waitMs > 1e13) expect(Number.isNaN((refused.error as Refused).retryAt.getTime())).toBe(false);
      refused.abort();
    },
  );

  test("a jump of the wall clock does not move the end of a wait", async () => {
    const { store, counts } = countedStore(0, { wait: { waitMs: hour } });
    const caller = startCall(store, { maxWaitMs: 2 * hour });
    vi.setSystemTime(365 * day);
    await vi.advanceTimersByTimeAsync(hour - 1);
    vi.setSystemTime(0);
    counts.slots = 1;
    expect([counts.acquireCalls, caller.slot]).toEqual([1, undefined]);
    await vi.advanceTimersByTimeAsync(1);
    expect(caller.slot).toBeDefined();
  });
});

test("calls wait for responses in flight, whatever their maxWaitMs", async () => {
  const { store, counts } = countedStore(1, { wait: { waitMs: 60_000, inFlight: true } });
  const [first, second] = [startCall(store), startCall(store, { maxWaitMs: 0 })];
  await vi.advanceTimersByTimeAsync(10_000);
  expect(second).toMatchObject({ waits: [] });
  counts.wait = { waitMs: 500 };
  counts.slots = -1;
  void first.slot?.release(sent);
  await settlePromises();
  expect(second.error).toBeInstanceOf(Refused);
});
