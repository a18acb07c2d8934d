import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { send, slotOf, waitOf } from "../testing/single-requests.ts";
import { memoryBudgetStore } from "./memory-budget-store.ts";

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

beforeEach(() => void vi.useFakeTimers({ now: hour }));
afterEach(() => void vi.useRealTimers());

describe("a pause", () => {
  test.each([1e14, 365 * 24 * hour, Infinity, 2 ** 31])(
    "a pause of %d ms is cut to an hour, after which one request probes",
    async (retryAfterMs) => {
      const store = memoryBudgetStore();
      await send(store, { limit: 1000, remaining: 0, retryAfterMs });
      expect(await waitOf(store)).toBe(hour);
      vi.advanceTimersByTime(hour);
      const probe = await slotOf(store);
      expect(await store.acquire("b")).toMatchObject({ inFlight: true });
      void probe.release({ sent: true, limit: 1000, remaining: 500 });
      expect(await send(store, { limit: 1000, remaining: 499 })).toBe(0);
    },
  );

  test.each([-1, -1e14, Number.NaN])(
    "an invalid pause of %d ms is ignored, and does not let all requests through",
    async (retryAfterMs) => {
      const store = memoryBudgetStore();
      await send(store, { limit: 1000, remaining: 0, retryAfterMs });
      expect(await waitOf(store)).toBe(5 * minute);
    },
  );

  test("a pause of a fraction of a millisecond is rounded up", async () => {
    const store = memoryBudgetStore();
    await send(store, { retryAfterMs: 0.2 });
    expect(await waitOf(store)).toBe(1);
  });

  test("after a pause, one request at a time probes until a response reports a count", async () => {
    const store = memoryBudgetStore();
    await send(store, { limit: 1000, remaining: 0, retryAfterMs: 30 * second });
    vi.advanceTimersByTime(30 * second);
    expect(await send(store)).toBe(0);
    expect(await waitOf(store)).toBe(second);
    vi.advanceTimersByTime(second);
    expect(await send(store, { limit: 1000, remaining: 9 })).toBe(0);
    expect(await waitOf(store)).toBe(0);
  });

  test("a response to an earlier request does not end a pause", async () => {
    const store = memoryBudgetStore();
    await send(store, { limit: 1000, remaining: 500 });
    const earlier = await slotOf(store);
    await send(store, { retryAfterMs: 10 * second });
    void earlier.release({ sent: true, limit: 1000, remaining: 499 });
    expect(await waitOf(store)).toBe(10 * second);
  });
});

describe("a limit", () => {
  test("a limit of 0 is ignored and does not block requests", async () => {
    const store = memoryBudgetStore();
    await send(store, { limit: 0, remaining: 0 });
    expect(await send(store, { limit: 1000, remaining: 998 })).toBe(0);
    await send(store, { limit: 0, remaining: 0 });
    expect(await waitOf(store)).toBe(0);
  });

  test.each([
    [1000, 5000],
    [1000.5, 999.5],
    [1e300, 1e300],
    [Infinity, Infinity],
  ])("an unusual limit of %d with %d remaining does not break the store", async (invalid, remaining) => {
    const store = memoryBudgetStore();
    for (let sent = 0; sent < 20; sent++) expect(await send(store, { limit: invalid, remaining })).toBe(0);
    expect(await send(store, { limit: 1000, remaining: 0 })).toBe(0);
    expect(await waitOf(store)).toBe(5 * minute);
  });
});
