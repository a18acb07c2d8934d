import { setTimeout as sleep } from "node:timers/promises";
import type { BudgetSlot, BudgetStore } from "@ev-vehicles/client";
import { programPath } from "@ev-vehicles/testing/programs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { acquire, waitOf } from "../testing/acquire.ts";
import { type RedisServer, startRedis } from "../testing/redis-server.ts";
import { SimulatedApi } from "../testing/simulated-api.ts";
import { redisBudgetStore } from "./redis-budget-store.ts";

const bucket = "https://api.example/o|client";
const minute = 60_000;
let server: RedisServer;
let offsetMs: number;
let api: SimulatedApi;

async function open(): Promise<BudgetStore> {
  return redisBudgetStore({
    redis: await server.connect(),
    timeOffsetMs: () => offsetMs,
    timeoutMs: 10_000,
  });
}

async function slotOf(store: BudgetStore): Promise<BudgetSlot> {
  const slot = await acquire(store, bucket);
  if (!slot) throw new Error("expected a slot");
  return slot;
}

/** Sends a request to its end. */
async function use(store: BudgetStore): Promise<void> {
  await (await slotOf(store)).release(api.count());
}

/** Acquires and sends until nothing is left, and hears a response only if the store waits for one. */
async function useUp(store: BudgetStore): Promise<void> {
  const inFlight: (() => void | Promise<void>)[] = [];
  for (;;) {
    const acquired = await store.acquire(bucket);
    if ("release" in acquired) {
      const response = api.count();
      inFlight.push(() => acquired.release(response));
    } else if (acquired.inFlight && inFlight.length > 0) {
      await inFlight.shift()?.();
    } else if (acquired.inFlight) {
      await sleep(acquired.waitMs);
    } else {
      break;
    }
  }
  for (const respond of inFlight) await respond();
}

describe.skipIf(!programPath("redis-server"))("a budget that others use, too", () => {
  beforeEach(async () => {
    offsetMs = 0;
    server = await startRedis();
    api = new SimulatedApi(12, () => Date.now() + offsetMs);
  });
  afterEach(() => server.close());

  test("is not overdrawn if a request is counted after its lease", async () => {
    const [one, slow] = [await open(), await open()];
    api.spend(7);
    await use(one);
    const slots = [await slotOf(slow), await slotOf(slow)];
    offsetMs += minute;
    await use(one);
    await useUp(one);
    for (const slot of slots) await slot.release(api.count());
    expect(api).toMatchObject({ used: 12, rejected: 0 });
  });

  test("is used to the last request if processes were killed, five minutes after their lease", async () => {
    const [one, killed] = [await open(), await open()];
    await use(one);
    for (let slots = 0; slots < 11; slots++) await slotOf(killed);
    offsetMs += minute;
    const wait = await waitOf(one, bucket);
    expect(wait).toBeGreaterThan(4 * minute);
    expect(wait).toBeLessThan(5 * minute);
    // Their leases ended one after the other.
    offsetMs += wait + 10_000;
    await useUp(one);
    expect(api).toMatchObject({ used: 12, rejected: 0 });
  });

  test("is used to the last request if a caller gave up, and only its late request is rejected", async () => {
    const [one, impatient] = [await open(), await open()];
    api.spend(7);
    await use(one);
    await (await slotOf(impatient)).release({ sent: true });
    await use(one);
    await useUp(one);
    expect(api).toMatchObject({ used: 12, rejected: 0 });
    api.count();
    expect(api).toMatchObject({ used: 12, rejected: 1 });
  });

  test("is not overdrawn if a process hears its responses in another order", async () => {
    const [one, other] = [await open(), await open()];
    api.spend(4);
    await use(one);
    const first = await slotOf(one);
    const late = api.count();
    await use(other);
    await use(other);
    const second = await slotOf(one);
    await second.release(api.count());
    await first.release(late);
    await useUp(other);
    expect(api).toMatchObject({ used: 12, rejected: 0 });
  });

  test("is not overdrawn when the hour of own requests ends", async () => {
    const store = await open();
    await use(store);
    const slots = [await slotOf(store), await slotOf(store), await slotOf(store), await slotOf(store)];
    const responses = slots.map(() => api.count());
    offsetMs += 10_000;
    for (const slot of slots) await slot.release(responses.shift() ?? { sent: true });
    offsetMs += 30 * minute;
    api.spend(5);
    await use(store);
    // The API has forgotten the first, and the store has not yet.
    offsetMs += 30 * minute - 5000;
    await use(store);
    offsetMs += 10_000;
    await useUp(store);
    expect(api).toMatchObject({ used: 12, rejected: 0 });
  });

  test("is not overdrawn if an old response arrives after a newer one", async () => {
    const [one, other] = [await open(), await open()];
    await use(one);
    const slot = await slotOf(one);
    const old = api.count();
    api.spend(7);
    await use(other);
    await slot.release(old);
    await useUp(other);
    expect(api).toMatchObject({ used: 12, rejected: 0 });
  });

  test("is not mistaken for the one that a 401 tells of", async () => {
    const store = await open();
    api.spend(7);
    await use(store);
    await (await slotOf(store)).release({ sent: true, limit: 50, remaining: 50 });
    await useUp(store);
    // Nobody knows whether the API counts a request that it rejects with 401: it is not sent again.
    expect(api).toMatchObject({ rejected: 0 });
    expect(api.used).toBeGreaterThanOrEqual(11);
  });

  test("is used to the last request, once those of others are an hour old", async () => {
    const store = await open();
    api.spend(7, () => 30 * minute);
    await use(store);
    offsetMs += 30 * minute;
    await use(store);
    await useUp(store);
    expect(api).toMatchObject({ used: 12, rejected: 0 });
  });

  test("counts requests that took no slot", async () => {
    const store = await open();
    await use(store);
    for (let sent = 0; sent < 6; sent++) await store.observe?.(bucket, api.count());
    await useUp(store);
    expect(api).toMatchObject({ used: 12, rejected: 0 });
  });
});
