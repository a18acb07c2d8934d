import { programPath } from "@ev-vehicles/testing/programs";
import { describe, expect, test } from "vitest";
import { slotOf, waitOf } from "../testing/acquire.ts";
import { bucket, send, tag, use } from "../testing/budget-bucket.ts";
import { redisPerTest } from "../testing/redis-per-test.ts";

const minute = 60_000;
const hour = 60 * minute;

describe.skipIf(!programPath("redis-server"))("requests with an unknown outcome", () => {
  const redis = redisPerTest();

  test("one probe, sent at once, frees the slots of 999 requests that never arrived", async () => {
    const store = await redis.openBudget({ timeoutMs: 10_000 });
    await send(store, { limit: 1000, remaining: 999 });
    for (let sent = 0; sent < 999; sent++) expect(await send(store)).toBe(0);
    const probe = await slotOf(store, bucket);
    expect(await store.acquire(bucket)).toMatchObject({ inFlight: true });
    await probe.release({ sent: true, limit: 1000, remaining: 998 });
    const client = await redis.server.connect();
    expect(await client.zCard(`${tag}:sent`)).toBe(2);
    expect(await send(store, { limit: 1000, remaining: 997 })).toBe(0);
  });

  test("while no response reports a count, probes are sent after growing delays, at most once a minute", async () => {
    const store = await redis.openBudget({ timeoutMs: 10_000 });
    await use(store, 9);
    for (let sent = 0; sent < 9; sent++) await send(store);
    const waits: number[] = [];
    for (let probes = 0; probes < 9; probes++) {
      expect(await send(store)).toBe(0);
      const wait = await waitOf(store, bucket);
      waits.push(Math.round(wait / 1000));
      redis.offsetMs += wait;
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
  });

  test("if a probe was never sent, the next probe is sent at once", async () => {
    const store = await redis.openBudget({ timeoutMs: 10_000 });
    await use(store, 9);
    for (let sent = 0; sent < 9; sent++) await send(store);
    for (let unsent = 0; unsent < 3; unsent++) await (await slotOf(store, bucket)).release({ sent: false });
    expect(await send(store)).toBe(0);
    expect(await waitOf(store, bucket)).toBeGreaterThan(0);
  });

  test("requests that a later count includes keep their slots", async () => {
    const store = await redis.openBudget();
    await use(store, 9);
    for (let sent = 0; sent < 8; sent++) await send(store);
    redis.offsetMs += 10;
    expect(await use(store, 0)).toBe(0);
    expect(await waitOf(store, bucket)).toBeGreaterThan(hour / 2);
  });
});
