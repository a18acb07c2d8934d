import type { BudgetStore } from "@ev-vehicles/client";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { StoreEvent } from "../store-event.ts";
import { redisServerPath } from "../testing/find-redis.ts";
import { type RedisServer, startRedis } from "../testing/redis-server.ts";
import { type RedisBudgetStoreOptions, redisBudgetStore } from "./redis-budget-store.ts";

const bucket = "https://api.example/{o}|client";
let server: RedisServer;
let events: StoreEvent[];

async function open(options: Partial<RedisBudgetStoreOptions> = {}): Promise<BudgetStore> {
  const redis = await server.connect();
  const onEvent = (event: StoreEvent) => void events.push(event);
  return redisBudgetStore({ redis, timeoutMs: 300, retryAfterMs: 100, onEvent, ...options });
}

/** Takes a request and lets the API say how many are left of ten. */
async function use(store: BudgetStore, remaining: number): Promise<number> {
  const moment = await store.take(bucket);
  if (moment === 0) await store.report(bucket, { limit: 10, remaining });
  return moment;
}

describe.skipIf(!redisServerPath)("a budget in Redis", () => {
  beforeEach(async () => {
    events = [];
    server = await startRedis();
  });
  afterEach(() => server.close());

  test("is shared by all its stores, and says when the oldest request comes back", async () => {
    const [one, two] = [await open(), await open()];
    for (let remaining = 9; remaining >= 0; remaining--) await use(remaining % 2 ? one : two, remaining);
    const moment = await two.take(bucket);
    expect(moment).toBeGreaterThan(Date.now() + 3_590_000);
    expect(moment).toBeLessThan(Date.now() + 3_601_000);
  });

  test("lets one request go alone until an answer has said what is left", async () => {
    const store = await open();
    await store.take(bucket);
    const others = Array.from({ length: 5 }, () => store.take(bucket));
    const first = await Promise.race([...others, new Promise((resolve) => setTimeout(resolve, 300, "none"))]);
    expect(first).toBe("none");
    await store.report(bucket, { limit: 10, remaining: 2 });
    const moments = await Promise.all([others[0], others[1]]);
    expect(moments).toEqual([0, 0]);
  });

  test("gets back a request that was not sent", async () => {
    const store = await open();
    for (let remaining = 9; remaining >= 1; remaining--) await use(store, remaining);
    expect(await store.take(bucket)).toBe(0);
    await store.report(bucket, { unsent: true });
    await expect.poll(() => store.take(bucket)).toBe(0);
    await store.report(bucket, { limit: 10, remaining: 0 });
    expect(await store.take(bucket)).toBeGreaterThan(Date.now());
  });

  test("waits as long as a 429 says", async () => {
    const store = await open();
    await store.take(bucket);
    const retryAt = Date.now() + 42_000;
    await store.report(bucket, { limit: 10, remaining: 0, retryAt });
    expect(Math.abs((await store.take(bucket)) - retryAt)).toBeLessThan(500);
  });

  test("has keys that live for little more than an hour, and share a hash slot", async () => {
    const redis = await server.connect();
    await use(await open(), 9);
    const keys = (await redis.keys("*")).sort();
    const tag = "ev-vehicles:{budget:https://api.example/%7Bo%7D|client}";
    expect(keys).toEqual([`${tag}:answered`, `${tag}:heard`, `${tag}:sent`]);
    for (const key of keys) {
      expect(await redis.pTTL(key)).toBeGreaterThan(0);
      expect(await redis.pTTL(key)).toBeLessThanOrEqual(3_640_000);
    }
  });

  test("that is gone fails calls with a budget error, says so once, and comes back by itself", async () => {
    const store = await open({ onFailure: "fail" });
    await use(store, 9);
    await server.kill();
    for (let call = 0; call < 3; call++) {
      await expect(store.take(bucket)).rejects.toMatchObject({ kind: "budget", retryAt: expect.any(Date) });
    }
    expect(events).toEqual([
      { type: "unavailable", store: "budget", onFailure: "fail", reason: expect.any(String) },
    ]);
    await server.start();
    await expect.poll(() => use(store, 8).catch(() => "fails"), { timeout: 10_000 }).toBe(0);
    expect(events[1]).toEqual({ type: "available", store: "budget", unavailableMs: expect.any(Number) });
    expect(events).toHaveLength(2);
  });

  test("that is gone leaves each process what it heard last, where `local` is chosen", async () => {
    const store = await open({ onFailure: "local" });
    await use(store, 3);
    await server.kill();
    expect([await use(store, 2), await use(store, 1), await use(store, 0)]).toEqual([0, 0, 0]);
    expect(await store.take(bucket)).toBeGreaterThan(Date.now());
    await server.start();
    // What was sent meanwhile is entered, and what the answers said.
    await expect
      .poll(async () => [await store.take(bucket), events.at(-1)?.type].at(-1), { timeout: 10_000 })
      .toBe("available");
    expect(await store.take(bucket)).toBeGreaterThan(Date.now());
    const redis = await server.connect();
    const [sent = ""] = await redis.keys("*:sent");
    expect(await redis.zCard(sent)).toBe(3);
  });

  test("that is slow is given up in time, and what it took too late is given back", async () => {
    const store = await open();
    await use(store, 9);
    server.freeze();
    const began = Date.now();
    await expect(store.take(bucket)).rejects.toThrow("no answer within 300 ms");
    expect(Date.now() - began).toBeLessThan(2000);
    server.thaw();
    const redis = await server.connect();
    await expect.poll(() => redis.keys("*:open"), { timeout: 10_000 }).toEqual([]);
  });

  test("that was restarted and has lost its data is not taken for a full one", async () => {
    const store = await open();
    for (let remaining = 9; remaining >= 4; remaining--) await use(store, remaining);
    await server.kill();
    await server.start();
    await expect.poll(() => use(store, 3).catch(() => "fails"), { timeout: 10_000 }).toBe(0);
    expect([await use(store, 2), await use(store, 1), await use(store, 0)]).toEqual([0, 0, 0]);
    expect(await store.take(bucket)).toBeGreaterThan(Date.now());
  });

  test("takes a request whose process was killed for sent, once its lease is over", async () => {
    let offset = 0;
    const killed = await open();
    await killed.take(bucket);
    const store = await open({ timeOffsetMs: () => offset });
    offset = 41_000;
    expect(await use(store, 8)).toBe(0);
    const redis = await server.connect();
    const [sent = ""] = await redis.keys("*:sent");
    expect(await redis.zCard(sent)).toBe(2);
  });
});
