import { programPath } from "@ev-vehicles/testing/programs";
import { describe, expect, test } from "vitest";
import { slotOf, waitOf } from "../testing/acquire.ts";
import { bucket, send, tag, use } from "../testing/budget-bucket.ts";
import { redisPerTest } from "../testing/redis-per-test.ts";

const minute = 60_000;
const hour = 60 * minute;

describe.skipIf(!programPath("redis-server"))("a budget in Redis", () => {
  const redis = redisPerTest();

  test("two stores share a budget, and wait until the oldest request is an hour old", async () => {
    const [one, two] = [await redis.openBudget(), await redis.openBudget()];
    for (let remaining = 9; remaining >= 0; remaining--) await use(remaining % 2 ? one : two, remaining);
    const wait = await waitOf(two, bucket);
    expect(wait).toBeGreaterThan(hour - 10_000);
    expect(wait).toBeLessThanOrEqual(hour);
  });

  test("only one request is in flight until a response reports a count", async () => {
    const store = await redis.openBudget();
    const first = await slotOf(store, bucket);
    for (let attempt = 0; attempt < 5; attempt++)
      expect(await store.acquire(bucket)).toMatchObject({ inFlight: true });
    await first.release({ sent: true, limit: 10, remaining: 2 });
    await slotOf(store, bucket);
    await slotOf(store, bucket);
    expect(await store.acquire(bucket)).toMatchObject({ inFlight: true });
  });

  test("the slot of a request that was never sent is free again", async () => {
    const store = await redis.openBudget();
    for (let remaining = 9; remaining >= 1; remaining--) await use(store, remaining);
    for (let unsent = 0; unsent < 20; unsent++) await (await slotOf(store, bucket)).release({ sent: false });
    expect(await use(store, 0)).toBe(0);
    expect(await waitOf(store, bucket)).toBeGreaterThan(minute);
  });

  test("responses that arrive in any order release the slots of their own requests", async () => {
    const store = await redis.openBudget();
    await use(store, 9);
    const slots = [await slotOf(store, bucket), await slotOf(store, bucket), await slotOf(store, bucket)];
    await slots[2]?.release({ sent: false });
    await slots[0]?.release({ sent: true, limit: 10, remaining: 8 });
    const client = await redis.server.connect();
    const [remaining = ""] = await client.zRange(`${tag}:in-flight`, 0, -1);
    expect(await client.zCard(`${tag}:in-flight`)).toBe(1);
    await slots[1]?.release({ sent: true, limit: 10, remaining: 7 });
    expect(await client.zRange(`${tag}:sent`, 0, -1)).toContain(remaining);
  });

  test("all keys of a bucket share a hash tag, and expire after one hour plus the length of a lease", async () => {
    const client = await redis.server.connect();
    const store = await redis.openBudget();
    await use(store, 9);
    await send(store);
    const keys = (await client.keys("*")).sort();
    expect(keys).toEqual(["confirmed", "sent", "state", "unconfirmed"].map((name) => `${tag}:${name}`));
    for (const key of keys) {
      expect(await client.pTTL(key)).toBeGreaterThan(0);
      expect(await client.pTTL(key)).toBeLessThanOrEqual(3_640_000);
    }
  });

  test("once its lease has expired, a slot that a killed process held counts as a sent request", async () => {
    const killed = await redis.openBudget();
    await slotOf(killed, bucket);
    const store = await redis.openBudget();
    redis.offsetMs = 41_000;
    expect(await use(store, 8)).toBe(0);
    const client = await redis.server.connect();
    expect(await client.zCard(`${tag}:sent`)).toBe(2);
  });

  test.each([-365 * 24 * hour, -24 * hour, -hour, hour, 24 * hour, 365 * 24 * hour])(
    "after a jump of Redis's clock by %d ms, the next response restores the budget",
    async (jump) => {
      const store = await redis.openBudget();
      for (let remaining = 9; remaining >= 4; remaining--) await use(store, remaining);
      await send(store, { limit: 10, remaining: 0, retryAfterMs: minute });
      redis.offsetMs += jump;
      const first = await slotOf(store, bucket);
      expect(await store.acquire(bucket)).toMatchObject({ inFlight: true });
      await first.release({ sent: true, limit: 10, remaining: 1 });
      expect(await use(store, 0)).toBe(0);
      const wait = await waitOf(store, bucket);
      expect(wait).toBeGreaterThan(minute);
      expect(wait).toBeLessThanOrEqual(hour);
    },
  );
});
