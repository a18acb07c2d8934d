import { randomNumbers } from "@ev-vehicles/testing/random-numbers";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { BudgetSlot, BudgetStore, RequestOutcome } from "./budget-store.ts";
import { memoryBudgetStore } from "./memory-budget-store.ts";

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const limit = 60;

beforeEach(() => void vi.useFakeTimers({ now: hour }));
afterEach(() => void vi.useRealTimers());

/** An API with a rolling hour: it counts a request when it arrives, and the response says so some time later. */
function rollingApi() {
  const accepted: number[] = [];
  const api = {
    accepted,
    rejected: 0,
    receive(): RequestOutcome {
      const now = performance.now();
      const counted = accepted.filter((moment) => moment > now - hour).length;
      if (counted >= limit) {
        api.rejected++;
        const [oldest = now] = accepted.slice(-counted);
        return { sent: true, limit, remaining: 0, retryAfterMs: oldest + hour - now };
      }
      accepted.push(now);
      return { sent: true, limit, remaining: limit - counted - 1 };
    },
  };
  return api;
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Acquires a slot that must be there. */
async function slotOf(store: BudgetStore): Promise<BudgetSlot> {
  const acquired = await store.acquire("b");
  if ("release" in acquired) return acquired;
  throw new Error(`expected a slot, got ${JSON.stringify(acquired)}`);
}

/** Sends one request, and gives the wait if there is no slot. */
async function send(store: BudgetStore, outcome: Omit<RequestOutcome, "sent"> = {}): Promise<number> {
  const acquired = await store.acquire("b");
  if (!("release" in acquired)) return acquired.waitMs;
  void acquired.release({ sent: true, ...outcome });
  return 0;
}

async function waitOf(store: BudgetStore): Promise<number> {
  const acquired = await store.acquire("b");
  if (!("release" in acquired)) return acquired.waitMs;
  void acquired.release({ sent: false });
  return 0;
}

interface Chances {
  readonly callers?: number;
  /** Responses that are lost on the way. */
  readonly lost?: number;
  /** Slots that come too late for their callers. */
  readonly abandoned?: number;
  /** Requests of others before. */
  readonly others?: number;
}

/** Callers that send for three hours whatever the store lets them, each request as slow as chance has it. */
async function spendThreeHours(
  seed: number,
  { callers = 12, lost = 0, abandoned = 0, others = 0 }: Chances = {},
): Promise<ReturnType<typeof rollingApi>> {
  const random = randomNumbers(seed);
  const api = rollingApi();
  const store = memoryBudgetStore();
  for (let sent = 0; sent < others; sent++) api.receive();
  await vi.advanceTimersByTimeAsync(second);
  const end = performance.now() + 3 * hour;
  const caller = async () => {
    while (performance.now() < end) {
      const acquired = await store.acquire("b");
      if (!("release" in acquired)) {
        await pause(acquired.inFlight ? 100 : acquired.waitMs);
      } else if (random() < abandoned) {
        void acquired.release({ sent: false });
        await pause(100);
      } else {
        await pause(random() * 2000);
        const outcome = api.receive();
        await pause(random() * 2000);
        void acquired.release(random() < lost ? { sent: true } : outcome);
      }
    }
  };
  const all = Promise.all(Array.from({ length: callers }, caller));
  await vi.advanceTimersByTimeAsync(5 * hour);
  await all;
  return api;
}

describe.each([1, 2, 3, 4, 5, 6, 7, 8])("in three hours, seed %d", (seed) => {
  test("all of the budget is used, and no request is rejected", async () => {
    const { accepted, rejected } = await spendThreeHours(seed);
    expect(rejected).toBe(0);
    expect(accepted.length).toBeGreaterThanOrEqual(3 * limit);
  });

  test("slots that come too late for their callers are used by others", async () => {
    const { accepted, rejected } = await spendThreeHours(seed, { abandoned: 0.3 });
    expect(rejected).toBe(0);
    expect(accepted.length).toBeGreaterThanOrEqual(3 * limit);
  });

  test("requests of others are left out, and their slots are used an hour later", async () => {
    const { accepted, rejected } = await spendThreeHours(seed, { others: 41 });
    // Nobody can know when: one request probes after five minutes, and is told.
    expect(rejected).toBeLessThanOrEqual(1);
    expect(accepted.length).toBeGreaterThanOrEqual(3 * limit);
  });

  test("lost responses neither stop the others nor cost more than their requests did", async () => {
    const { accepted, rejected } = await spendThreeHours(seed, { lost: 0.1 });
    // If the last response before the budget is spent was lost, one request probes.
    expect(rejected).toBeLessThanOrEqual(4);
    expect(accepted.length).toBeGreaterThanOrEqual(3 * limit);
  });
});

test("a request is an hour old an hour after its response, and its slot is free again", async () => {
  const store = memoryBudgetStore();
  expect(await send(store, { limit: 2, remaining: 1 })).toBe(0);
  vi.advanceTimersByTime(second);
  expect(await send(store, { limit: 2, remaining: 0 })).toBe(0);
  expect(await waitOf(store)).toBe(hour - second);
  vi.advanceTimersByTime(hour - second);
  expect(await send(store, { limit: 2, remaining: 0 })).toBe(0);
  expect(await waitOf(store)).toBe(second);
});

test("if others use the same budget, one request probes after five minutes", async () => {
  const store = memoryBudgetStore();
  expect(await send(store, { limit: 1000, remaining: 0 })).toBe(0);
  expect(await waitOf(store)).toBe(5 * minute);
  vi.advanceTimersByTime(5 * minute);
  expect(await send(store, { limit: 1000, remaining: 80 })).toBe(0);
  expect(await send(store, { limit: 1000, remaining: 79 })).toBe(0);
});

test("before the first response 4 requests go, and the others wait for it", async () => {
  const store = memoryBudgetStore();
  const [first] = [await slotOf(store), await slotOf(store), await slotOf(store), await slotOf(store)];
  expect(await store.acquire("b")).toMatchObject({ inFlight: true });
  void first.release({ sent: true, limit: 1000, remaining: 900 });
  expect(await waitOf(store)).toBe(0);
});

test("an older response that arrives late is not believed", async () => {
  const store = memoryBudgetStore();
  await send(store, { limit: 1000, remaining: 3 });
  const slots = [await slotOf(store), await slotOf(store), await slotOf(store)];
  expect(await store.acquire("b")).toMatchObject({ inFlight: true });
  for (const remaining of [0, 2, 1]) void slots.pop()?.release({ sent: true, limit: 1000, remaining });
  expect(await waitOf(store)).toBeGreaterThan(minute);
});

test("a response that was overtaken by later ones does not make their requests look free", async () => {
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

test("a server that never counts down stops nobody", async () => {
  const store = memoryBudgetStore();
  for (let sent = 0; sent < 50 * limit; sent++) {
    expect(await send(store, { limit, remaining: limit - 1 })).toBe(0);
    vi.advanceTimersByTime(10);
  }
});

test("a slot that is released twice counts once", async () => {
  const store = memoryBudgetStore();
  await send(store, { limit: 10, remaining: 8 });
  const [one] = [await slotOf(store), await slotOf(store)];
  for (let release = 0; release < 9; release++) void one.release({ sent: false });
  for (let slots = 0; slots < 7; slots++) await slotOf(store);
  expect(await store.acquire("b")).toMatchObject({ inFlight: true });
});

test("a request without a slot counts, too, once its response is known", async () => {
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

describe("requests whose outcome is unknown", () => {
  test("count for the hour, as long as the budget is not exhausted", async () => {
    const store = memoryBudgetStore();
    await send(store, { limit: 10, remaining: 9 });
    for (let sent = 0; sent < 5; sent++) await send(store);
    for (let slots = 0; slots < 4; slots++) await slotOf(store);
    expect(await store.acquire("b")).toMatchObject({ inFlight: true });
  });

  test("that never arrived are dropped by one probe, which goes at once", async () => {
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

  test("that were counted after all are not sent again", async () => {
    const store = memoryBudgetStore();
    await send(store, { limit: 10, remaining: 9 });
    for (let sent = 0; sent < 8; sent++) await send(store);
    // Its response accounts for those 8.
    expect(await send(store, { limit: 10, remaining: 0 })).toBe(0);
    expect(await waitOf(store)).toBe(hour);
  });

  test("let one probe go, then one a minute at most while no response says what is left", async () => {
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

  test("let a probe go again at once if it never left", async () => {
    const store = memoryBudgetStore();
    await send(store, { limit: 10, remaining: 9 });
    for (let sent = 0; sent < 9; sent++) await send(store);
    for (let unsent = 0; unsent < 3; unsent++) void (await slotOf(store)).release({ sent: false });
    expect(await send(store)).toBe(0);
    expect(await waitOf(store)).toBe(second);
  });

  test("stay in doubt while a count only may include them, so that a probe finds them missing", async () => {
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

  test("cost nothing if the request never left", async () => {
    const store = memoryBudgetStore();
    await send(store, { limit: 2, remaining: 1 });
    for (let sent = 0; sent < 5000; sent++) void (await slotOf(store)).release({ sent: false });
    await slotOf(store);
    expect(await store.acquire("b")).toMatchObject({ inFlight: true });
  });

  test("stop nobody where an API sends no counts", async () => {
    const store = memoryBudgetStore();
    for (let sent = 0; sent < 900; sent++) expect(await send(store)).toBe(0);
  });
});

describe("a pause", () => {
  test.each([1e14, 365 * 24 * hour, Infinity, 2 ** 31])(
    "of %d ms ends after an hour, with one probe",
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
    "of %d ms is no pause, and not “at once” for everybody",
    async (retryAfterMs) => {
      const store = memoryBudgetStore();
      await send(store, { limit: 1000, remaining: 0, retryAfterMs });
      expect(await waitOf(store)).toBe(5 * minute);
    },
  );

  test("of a fraction of a millisecond is rounded up", async () => {
    const store = memoryBudgetStore();
    await send(store, { retryAfterMs: 0.2 });
    expect(await waitOf(store)).toBe(1);
  });

  test("that ends lets one request probe, again and again until a response says what is left", async () => {
    const store = memoryBudgetStore();
    await send(store, { limit: 1000, remaining: 0, retryAfterMs: 30 * second });
    vi.advanceTimersByTime(30 * second);
    expect(await send(store)).toBe(0);
    expect(await waitOf(store)).toBe(second);
    vi.advanceTimersByTime(second);
    expect(await send(store, { limit: 1000, remaining: 9 })).toBe(0);
    expect(await waitOf(store)).toBe(0);
  });

  test("is not ended by a response to an earlier request", async () => {
    const store = memoryBudgetStore();
    await send(store, { limit: 1000, remaining: 500 });
    const earlier = await slotOf(store);
    await send(store, { retryAfterMs: 10 * second });
    void earlier.release({ sent: true, limit: 1000, remaining: 499 });
    expect(await waitOf(store)).toBe(10 * second);
  });
});

describe("a limit", () => {
  test("of 0 says nothing, and locks nobody", async () => {
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
  ])("of %d with %d remaining is survived", async (told, remaining) => {
    const store = memoryBudgetStore();
    for (let sent = 0; sent < 20; sent++) expect(await send(store, { limit: told, remaining })).toBe(0);
    expect(await send(store, { limit: 1000, remaining: 0 })).toBe(0);
    expect(await waitOf(store)).toBe(5 * minute);
  });
});

test.each([-365 * 24 * hour, -hour, hour, 24 * hour, 365 * 24 * hour])(
  "a wall clock that jumps by %d ms changes nothing",
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
