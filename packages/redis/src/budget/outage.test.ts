import { setTimeout as sleep } from "node:timers/promises";
import { programPath } from "@ev-vehicles/testing/programs";
import { describe, expect, test } from "vitest";
import { waitOf } from "../testing/acquire.ts";
import { bucket, tag, use } from "../testing/budget-bucket.ts";
import { redisPerTest } from "../testing/redis-per-test.ts";
import { redisBudgetStore } from "./redis-budget-store.ts";

const minute = 60_000;

describe.skipIf(!programPath("redis-server"))("a budget store during an outage of Redis", () => {
  const redis = redisPerTest();

  test("with onFailure: fail, acquire() rejects during an outage and recovers by itself, with an event at its start and its end", async () => {
    const store = await redis.openBudget({ onFailure: "fail" });
    await use(store, 9);
    await redis.server.kill();
    for (let call = 0; call < 3; call++) {
      await expect(store.acquire(bucket)).rejects.toMatchObject({
        kind: "budget",
        retryAt: expect.any(Date),
      });
    }
    expect(redis.events).toEqual([
      { type: "unavailable", store: "budget", onFailure: "fail", reason: expect.any(String) },
    ]);
    await redis.server.start();
    await expect.poll(() => use(store, 8).catch(() => "fails"), { timeout: 10_000 }).toBe(0);
    expect(redis.events[1]).toEqual({
      type: "available",
      store: "budget",
      unavailableMs: expect.any(Number),
    });
    expect(redis.events).toHaveLength(2);
  });

  test("with onFailure: local, a process continues from its last count, and Redis records its requests later", async () => {
    const store = await redis.openBudget({ onFailure: "local" });
    await use(store, 3);
    await redis.server.kill();
    expect([await use(store, 2), await use(store, 1), await use(store, 0)]).toEqual([0, 0, 0]);
    expect(await waitOf(store, bucket)).toBeGreaterThan(minute);
    await redis.server.start();
    // The first acquire() after the outage makes Redis record the requests and counts of the outage.
    const eventAfterAcquire = async () => {
      await store.acquire(bucket);
      return redis.events.at(-1)?.type;
    };
    await expect.poll(eventAfterAcquire, { timeout: 10_000 }).toBe("available");
    expect(await waitOf(store, bucket)).toBeGreaterThan(minute);
    const client = await redis.server.connect();
    expect(await client.zCard(`${tag}:sent`)).toBe(3);
  });

  test("acquire() rejects if Redis does not reply in time, and a slot that is granted later is released", async () => {
    const store = await redis.openBudget();
    await use(store, 9);
    redis.server.freeze();
    const start = performance.now();
    await expect(store.acquire(bucket)).rejects.toThrow("no reply within 1000 ms");
    expect(performance.now() - start).toBeLessThan(3000);
    redis.server.thaw();
    const client = await redis.server.connect();
    await expect.poll(() => client.keys("*:in-flight"), { timeout: 10_000 }).toEqual([]);
  });

  test("after Redis has lost its data, the next response restores the budget", async () => {
    const store = await redis.openBudget();
    for (let remaining = 9; remaining >= 4; remaining--) await use(store, remaining);
    await redis.server.kill();
    await redis.server.start();
    await expect.poll(() => use(store, 3).catch(() => "fails"), { timeout: 10_000 }).toBe(0);
    expect([await use(store, 2), await use(store, 1), await use(store, 0)]).toEqual([0, 0, 0]);
    expect(await waitOf(store, bucket)).toBeGreaterThan(minute);
  });

  test.each([
    [
      "throws",
      () => {
        throw new Error("broken listener");
      },
    ],
    ["rejects", () => Promise.reject(new Error("broken listener"))],
  ])("an onEvent function that %s neither breaks a call nor ends the process", async (_, onEvent) => {
    const unhandled: unknown[] = [];
    const listen = (error: unknown) => void unhandled.push(error);
    process.on("unhandledRejection", listen);
    const store = await redis.openBudget({ onEvent, onFailure: "local" });
    await use(store, 9);
    await redis.server.kill();
    expect(await use(store, 8)).toBe(0);
    await new Promise((resolve) => setTimeout(resolve, 50));
    process.off("unhandledRejection", listen);
    expect(unhandled).toEqual([]);
  });
});

test("with onFailure: local, failed attempts to reach Redis do not reset the local budget", async () => {
  const fails = async () => {
    throw new Error("Socket closed unexpectedly");
  };
  const redis = { eval: fails, evalSha: fails };
  const store = redisBudgetStore({ redis, onFailure: "local", retryAfterMs: 1 });
  for (let slots = 0; slots < 4; slots++) {
    expect(await store.acquire(bucket)).toHaveProperty("release");
    await sleep(5);
  }
  expect(await store.acquire(bucket)).toMatchObject({ inFlight: true });
});
