import { setTimeout as sleep } from "node:timers/promises";
import type { BudgetStore } from "@ev-vehicles/client";
import { programPath } from "@ev-vehicles/testing/programs";
import { beforeEach, describe, expect, test } from "vitest";
import { slotOf, waitOf } from "../testing/acquire.ts";
import { redisPerTest } from "../testing/redis-per-test.ts";
import { SimulatedApi } from "../testing/simulated-api.ts";

const bucket = "https://api.example/o|client";
const minute = 60_000;
let api: SimulatedApi;
/** Sends a request and reports its response. */
async function use(store: BudgetStore): Promise<void> {
  await (await slotOf(store, bucket)).release(api.count());
}

/** Sends requests until the budget is spent. Reports responses when the store waits for one, and at the end. */
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

describe.skipIf(!programPath("redis-server"))("a budget that other programs use, too", () => {
  const redis = redisPerTest();
  const open = () => redis.openBudget({ timeoutMs: 10_000 });
  beforeEach(() => {
    api = new SimulatedApi(12, () => Date.now() + redis.offsetMs);
  });

  test("no request is rejected if the API counts a request after the end of its lease", async () => {
    const [one, slow] = [await open(), await open()];
    api.spend(7);
    await use(one);
    const slots = [await slotOf(slow, bucket), await slotOf(slow, bucket)];
    redis.offsetMs += minute;
    await use(one);
    await useUp(one);
    for (const slot of slots) await slot.release(api.count());
    expect(api).toMatchObject({ used: 12, rejected: 0 });
  });

  test("five minutes after a killed process's lease has expired, the whole budget is used", async () => {
    const [one, killed] = [await open(), await open()];
    await use(one);
    for (let slots = 0; slots < 11; slots++) await slotOf(killed, bucket);
    redis.offsetMs += minute;
    const wait = await waitOf(one, bucket);
    expect(wait).toBeGreaterThan(4 * minute);
    expect(wait).toBeLessThan(5 * minute);
    // The leases end one after the other, so the last slots are in doubt a little later.
    redis.offsetMs += wait + 10_000;
    await useUp(one);
    expect(api).toMatchObject({ used: 12, rejected: 0 });
  });

  test("the whole budget is used if a request is abandoned, and only that request is rejected when it arrives late", async () => {
    const [one, impatient] = [await open(), await open()];
    api.spend(7);
    await use(one);
    await (await slotOf(impatient, bucket)).release({ sent: true });
    await use(one);
    await useUp(one);
    expect(api).toMatchObject({ used: 12, rejected: 0 });
    api.count();
    expect(api).toMatchObject({ used: 12, rejected: 1 });
  });

  test("no request is rejected if a process gets responses in another order than it sent the requests", async () => {
    const [one, other] = [await open(), await open()];
    api.spend(4);
    await use(one);
    const first = await slotOf(one, bucket);
    const late = api.count();
    await use(other);
    await use(other);
    const second = await slotOf(one, bucket);
    await second.release(api.count());
    await first.release(late);
    await useUp(other);
    expect(api).toMatchObject({ used: 12, rejected: 0 });
  });

  test("no request is rejected when the hour of earlier requests ends", async () => {
    const store = await open();
    await use(store);
    const slots = [
      await slotOf(store, bucket),
      await slotOf(store, bucket),
      await slotOf(store, bucket),
      await slotOf(store, bucket),
    ];
    const responses = slots.map(() => api.count());
    redis.offsetMs += 10_000;
    for (const slot of slots) await slot.release(responses.shift() ?? { sent: true });
    redis.offsetMs += 30 * minute;
    api.spend(5);
    await use(store);
    // The hour of the first request has ended at the API, but not yet in the store.
    redis.offsetMs += 30 * minute - 5000;
    await use(store);
    redis.offsetMs += 10_000;
    await useUp(store);
    expect(api).toMatchObject({ used: 12, rejected: 0 });
  });

  test("no request is rejected if an old response arrives after a newer one", async () => {
    const [one, other] = [await open(), await open()];
    await use(one);
    const slot = await slotOf(one, bucket);
    const old = api.count();
    api.spend(7);
    await use(other);
    await slot.release(old);
    await useUp(other);
    expect(api).toMatchObject({ used: 12, rejected: 0 });
  });

  test("the counts of a 401, which belong to another budget, are ignored", async () => {
    const store = await open();
    api.spend(7);
    await use(store);
    await (await slotOf(store, bucket)).release({ sent: true, limit: 50, remaining: 50 });
    await useUp(store);
    // Whether the API counts a request that it rejects with 401 is unknown, so its slot stays used.
    expect(api).toMatchObject({ rejected: 0 });
    expect(api.used).toBeGreaterThanOrEqual(11);
  });

  test("the whole budget is used once the hour of other programs' requests has ended", async () => {
    const store = await open();
    api.spend(7, () => 30 * minute);
    await use(store);
    redis.offsetMs += 30 * minute;
    await use(store);
    await useUp(store);
    expect(api).toMatchObject({ used: 12, rejected: 0 });
  });

  test("observe() counts requests that had no slot", async () => {
    const store = await open();
    await use(store);
    for (let sent = 0; sent < 6; sent++) await store.observe?.(bucket, api.count());
    await useUp(store);
    expect(api).toMatchObject({ used: 12, rejected: 0 });
  });
});
