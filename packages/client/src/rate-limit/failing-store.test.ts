import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { countedStore, failingFunctions, startCall, startCalls } from "../testing/slot-callers.ts";
import type { Acquired, BudgetStore } from "./budget-store.ts";

const hour = 3_600_000;
const settlePromises = () => vi.advanceTimersByTimeAsync(0);
const sent = { sent: true };

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

describe("a custom budget store", () => {
  test.each(failingFunctions)(
    "if acquire() %s, all waiting calls fail, and the next call tries again",
    async (_, acquire) => {
      const { store, counts } = countedStore(0);
      const waiting = startCalls(3, store);
      const good = store.acquire;
      store.acquire = acquire;
      await vi.advanceTimersByTimeAsync(hour);
      for (const { error } of waiting) expect(error).toEqual(new Error("broken"));
      expect(vi.getTimerCount()).toBe(0);
      store.acquire = good;
      counts.slots = 1;
      const next = startCall(store);
      await next.promise;
      expect(next.slot).toBeDefined();
    },
  );

  test.each([0, undefined, null, {}, { waitMs: Number.NaN }, { waitMs: -1 }, Promise.resolve("slot")])(
    "an acquire() that returns %o causes a configuration error",
    async (acquired) => {
      const caller = startCall({ acquire: () => acquired as Acquired });
      await caller.promise;
      expect(caller.error).toMatchObject({
        kind: "configuration",
        message: expect.stringContaining("budget.store: expected acquire() to return"),
      });
    },
  );

  test.each(failingFunctions)("a release() that %s does not block the next call", async (_, release) => {
    let slots = 1;
    const store: BudgetStore = { acquire: () => (slots-- > 0 ? { release } : { waitMs: hour }) };
    const [first, second] = [startCall(store), startCall(store)];
    await settlePromises();
    slots = 1;
    void first.slot?.release(sent);
    await settlePromises();
    expect(second.slot).toBeDefined();
  });

  test("acquire() is called again only after release() has finished", async () => {
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
    const [first, second] = [startCall(store), startCall(store)];
    await settlePromises();
    void first.slot?.release(sent);
    await vi.advanceTimersByTimeAsync(49);
    expect(second.slot).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1);
    expect(second.slot).toBeDefined();
  });

  test("release() is called only once for each slot", async () => {
    const { store, counts } = countedStore(1);
    const caller = startCall(store);
    await caller.promise;
    for (let release = 0; release < 3; release++) void caller.slot?.release(sent);
    expect(counts.outcomes).toEqual([sent]);
  });
});
