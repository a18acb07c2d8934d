import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { send, slotOf, waitOf } from "../testing/single-requests.ts";
import { memoryBudgetStore } from "./memory-budget-store.ts";

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

beforeEach(() => void vi.useFakeTimers({ now: hour }));
afterEach(() => void vi.useRealTimers());

describe("requests with an unknown outcome", () => {
  test("while the budget is not spent, each request with an unknown outcome takes up a slot", async () => {
    const store = memoryBudgetStore();
    await send(store, { limit: 10, remaining: 9 });
    for (let sent = 0; sent < 5; sent++) await send(store);
    for (let slots = 0; slots < 4; slots++) await slotOf(store);
    expect(await store.acquire("b")).toMatchObject({ inFlight: true });
  });

  test("one probe, sent at once, frees the slots of requests that never arrived", async () => {
    const store = memoryBudgetStore();
    await send(store, { limit: 1000, remaining: 999 });
    for (let sent = 0; sent < 999; sent++) expect(await send(store)).toBe(0);
    const probe = await slotOf(store);
    expect(await store.acquire("b")).toMatchObject({ inFlight: true });
    void probe.release({ sent: true, limit: 1000, remaining: 998 });
    for (let remaining = 997; remaining >= 0; remaining--) {
      expect(await send(store, { limit: 1000, remaining })).toBe(0);
    }
    expect(await waitOf(store)).toBeGreaterThan(minute);
  });

  test("requests that a later count includes keep their slots", async () => {
    const store = memoryBudgetStore();
    await send(store, { limit: 10, remaining: 9 });
    for (let sent = 0; sent < 8; sent++) await send(store);
    // This count includes those 8.
    expect(await send(store, { limit: 10, remaining: 0 })).toBe(0);
    expect(await waitOf(store)).toBe(hour);
  });

  test("while no response reports a count, probes are sent after growing delays, at most once a minute", async () => {
    const store = memoryBudgetStore();
    await send(store, { limit: 10, remaining: 9 });
    for (let sent = 0; sent < 9; sent++) await send(store);
    const probes: number[] = [];
    for (
      const start = performance.now();
      performance.now() < start + 50 * minute;
      vi.advanceTimersByTime(second)
    ) {
      if ((await send(store)) === 0) probes.push((performance.now() - start) / second);
    }
    expect(probes.slice(0, 8)).toEqual([0, 1, 3, 7, 15, 31, 63, 123]);
    expect(probes.length).toBeLessThan(60);
    expect(await waitOf(store)).toBeLessThanOrEqual(minute);
  });

  test("if a probe was never sent, the next probe is sent at once", async () => {
    const store = memoryBudgetStore();
    await send(store, { limit: 10, remaining: 9 });
    for (let sent = 0; sent < 9; sent++) await send(store);
    for (let unsent = 0; unsent < 3; unsent++) void (await slotOf(store)).release({ sent: false });
    expect(await send(store)).toBe(0);
    expect(await waitOf(store)).toBe(second);
  });

  test("requests that a count possibly lacks stay in doubt, so that a probe can free their slots", async () => {
    const store = memoryBudgetStore();
    await send(store, { limit: 12, remaining: 4 });
    await send(store);
    await send(store, { limit: 12, remaining: 3 });
    const [one, other] = [await slotOf(store), await slotOf(store)];
    void one.release({ sent: true, limit: 12, remaining: 2 });
    void other.release({ sent: true, limit: 12, remaining: 1 });
    expect(await send(store, { limit: 12, remaining: 0 })).toBe(0);
    expect(await waitOf(store)).toBe(5 * minute);
  });

  test("requests that were never sent use up no slots", async () => {
    const store = memoryBudgetStore();
    await send(store, { limit: 2, remaining: 1 });
    for (let sent = 0; sent < 5000; sent++) void (await slotOf(store)).release({ sent: false });
    await slotOf(store);
    expect(await store.acquire("b")).toMatchObject({ inFlight: true });
  });

  test("an API that sends no counts does not block requests", async () => {
    const store = memoryBudgetStore();
    for (let sent = 0; sent < 900; sent++) expect(await send(store)).toBe(0);
  });
});
