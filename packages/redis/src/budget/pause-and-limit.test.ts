import { programPath } from "@ev-vehicles/testing/programs";
import { describe, expect, test } from "vitest";
import { waitOf } from "../testing/acquire.ts";
import { bucket, send, use } from "../testing/budget-bucket.ts";
import { redisPerTest } from "../testing/redis-per-test.ts";

const minute = 60_000;
const hour = 60 * minute;

describe.skipIf(!programPath("redis-server"))("the outcome of a request", () => {
  const redis = redisPerTest();

  test("after a 429, acquire() returns the pause of that response as the wait", async () => {
    const store = await redis.openBudget();
    await use(store, 5);
    await send(store, { limit: 10, remaining: 0, retryAfterMs: 42_000 });
    expect(Math.abs((await waitOf(store, bucket)) - 42_000)).toBeLessThan(500);
  });

  test.each([1e14, 365 * 24 * hour, Infinity])(
    "a pause of %d ms is cut to an hour, after which one request probes",
    async (retryAfterMs) => {
      const store = await redis.openBudget();
      await send(store, { limit: 10, remaining: 0, retryAfterMs });
      expect(await waitOf(store, bucket)).toBeGreaterThan(hour - 10_000);
      expect(await waitOf(store, bucket)).toBeLessThanOrEqual(hour);
      redis.offsetMs += hour;
      expect(await use(store, 5)).toBe(0);
      expect(await use(store, 4)).toBe(0);
    },
  );

  test.each([-1, -1e14, Number.NaN])("an invalid pause of %d ms is ignored", async (retryAfterMs) => {
    const store = await redis.openBudget();
    await send(store, { limit: 10, remaining: 0, retryAfterMs });
    const wait = await waitOf(store, bucket);
    expect(wait).toBeGreaterThan(4 * minute);
    expect(wait).toBeLessThanOrEqual(5 * minute);
  });

  test.each([
    [0, 0],
    [10, 500],
    [10.5, 9.5],
    [1e300, 1e300],
    [Infinity, Infinity],
  ])("an unusual limit of %d with %d remaining does not break the budget", async (limit, remaining) => {
    const store = await redis.openBudget();
    await use(store, 9);
    expect(await send(store, { limit, remaining })).toBe(0);
    expect(await use(store, 7)).toBe(0);
    for (let left = 6; left >= 0; left--) expect(await use(store, left)).toBe(0);
    expect(await waitOf(store, bucket)).toBeGreaterThan(minute);
  });
});
