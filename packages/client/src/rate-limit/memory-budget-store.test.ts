import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { send, slotOf, waitOf } from "../testing/single-requests.ts";
import { memoryBudgetStore } from "./memory-budget-store.ts";

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const limit = 60;

beforeEach(() => void vi.useFakeTimers({ now: hour }));
afterEach(() => void vi.useRealTimers());

test("a slot is free again an hour after the response to its request", async () => {
  const store = memoryBudgetStore();
  expect(await send(store, { limit: 2, remaining: 1 })).toBe(0);
  vi.advanceTimersByTime(second);
  expect(await send(store, { limit: 2, remaining: 0 })).toBe(0);
  expect(await waitOf(store)).toBe(hour - second);
  vi.advanceTimersByTime(hour - second);
  expect(await send(store, { limit: 2, remaining: 0 })).toBe(0);
  expect(await waitOf(store)).toBe(second);
});

test("if other programs use the budget, one request probes after five minutes", async () => {
  const store = memoryBudgetStore();
  expect(await send(store, { limit: 1000, remaining: 0 })).toBe(0);
  expect(await waitOf(store)).toBe(5 * minute);
  vi.advanceTimersByTime(5 * minute);
  expect(await send(store, { limit: 1000, remaining: 80 })).toBe(0);
  expect(await send(store, { limit: 1000, remaining: 79 })).toBe(0);
});

test("before the first response, 4 requests are sent and all others wait", async () => {
  const store = memoryBudgetStore();
  const [first] = [await slotOf(store), await slotOf(store), await slotOf(store), await slotOf(store)];
  expect(await store.acquire("b")).toMatchObject({ inFlight: true });
  void first.release({ sent: true, limit: 1000, remaining: 900 });
  expect(await waitOf(store)).toBe(0);
});

test("counts that arrive out of order do not free slots", async () => {
  const store = memoryBudgetStore();
  await send(store, { limit: 1000, remaining: 3 });
  const slots = [await slotOf(store), await slotOf(store), await slotOf(store)];
  expect(await store.acquire("b")).toMatchObject({ inFlight: true });
  for (const remaining of [0, 2, 1]) void slots.pop()?.release({ sent: true, limit: 1000, remaining });
  expect(await waitOf(store)).toBeGreaterThan(minute);
});

test("an old count that arrives after newer counts does not free slots", async () => {
  const store = memoryBudgetStore();
  const overtaken = await slotOf(store);
  for (let remaining = 8; remaining >= 3; remaining--) {
    vi.advanceTimersByTime(second);
    const slot = await slotOf(store);
    vi.advanceTimersByTime(second);
    void slot.release({ sent: true, limit: 10, remaining });
  }
  void overtaken.release({ sent: true, limit: 10, remaining: 9 });
  await slotOf(store);
  await slotOf(store);
  await slotOf(store);
  expect(await store.acquire("b")).toMatchObject({ inFlight: true });
});

test("a server that never counts down does not block requests", async () => {
  const store = memoryBudgetStore();
  for (let sent = 0; sent < 50 * limit; sent++) {
    expect(await send(store, { limit, remaining: limit - 1 })).toBe(0);
    vi.advanceTimersByTime(10);
  }
});

test("a slot that is released twice is freed only once", async () => {
  const store = memoryBudgetStore();
  await send(store, { limit: 10, remaining: 8 });
  const [one] = [await slotOf(store), await slotOf(store)];
  for (let release = 0; release < 9; release++) void one.release({ sent: false });
  for (let slots = 0; slots < 7; slots++) await slotOf(store);
  expect(await store.acquire("b")).toMatchObject({ inFlight: true });
});

test("observe() counts a request that had no slot, and applies the pause of the response", async () => {
  const store = memoryBudgetStore();
  await send(store, { limit: 10, remaining: 9 });
  for (let remaining = 8; remaining >= 1; remaining--) {
    await store.observe?.("b", { sent: true, limit: 10, remaining });
  }
  expect(await send(store, { limit: 10, remaining: 0 })).toBe(0);
  expect(await waitOf(store)).toBe(hour);
  await store.observe?.("other", { sent: true, retryAfterMs: 5000 });
  expect(await Promise.resolve(store.acquire("other"))).toEqual({ waitMs: 5000 });
});

test.each([-365 * 24 * hour, -hour, hour, 24 * hour, 365 * 24 * hour])(
  "a jump of the wall clock by %d ms changes no wait",
  async (jump) => {
    const store = memoryBudgetStore();
    for (let remaining = 9; remaining >= 0; remaining--) await send(store, { limit: 10, remaining });
    vi.setSystemTime(Date.now() + jump);
    expect(await waitOf(store)).toBe(hour);
    vi.advanceTimersByTime(hour / 2);
    vi.setSystemTime(Date.now() - jump);
    expect(await waitOf(store)).toBe(hour / 2);
    await send(store, { retryAfterMs: minute });
    vi.advanceTimersByTime(hour / 2);
    expect(await send(store, { limit: 10, remaining: 9, retryAfterMs: minute })).toBe(0);
    vi.setSystemTime(Date.now() + jump);
    expect(await waitOf(store)).toBe(minute);
  },
);
