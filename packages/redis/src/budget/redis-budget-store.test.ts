import type { BudgetSlot, BudgetStore, RequestOutcome } from "@ev-vehicles/client";
import { programPath } from "@ev-vehicles/testing/programs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { StoreEvent } from "../store-event.ts";
import { acquire, waitOf } from "../testing/acquire.ts";
import { type RedisServer, startRedis } from "../testing/redis-server.ts";
import { type RedisBudgetStoreOptions, redisBudgetStore } from "./redis-budget-store.ts";

const bucket = "https://api.example/{o}|client";
const tag = "ev-vehicles:{budget:https://api.example/%7Bo%7D|client}";
const minute = 60_000;
const hour = 60 * minute;
let server: RedisServer;
let events: StoreEvent[];
let offsetMs: number;

async function open(options: Partial<RedisBudgetStoreOptions> = {}): Promise<BudgetStore> {
  const redis = await server.connect();
  const onEvent = (event: StoreEvent) => void events.push(event);
  const timeOffsetMs = () => offsetMs;
  return redisBudgetStore({ redis, timeoutMs: 300, retryAfterMs: 100, onEvent, timeOffsetMs, ...options });
}

async function slotOf(store: BudgetStore): Promise<BudgetSlot> {
  const slot = await acquire(store, bucket);
  if (!slot) throw new Error("expected a slot");
  return slot;
}

/** Sends one request with this outcome, and gives the wait if there is no slot. */
async function send(store: BudgetStore, outcome: Omit<RequestOutcome, "sent"> = {}): Promise<number> {
  const acquired = await store.acquire(bucket);
  if (!("release" in acquired)) return acquired.waitMs;
  await acquired.release({ sent: true, ...outcome });
  return 0;
}

/** Sends one request, and lets the API say how many are left of ten. */
const use = (store: BudgetStore, remaining: number) => send(store, { limit: 10, remaining });

describe.skipIf(!programPath("redis-server"))("a budget in Redis", () => {
  beforeEach(async () => {
    events = [];
    offsetMs = 0;
    server = await startRedis();
  });
  afterEach(() => server.close());

  test("is shared by all its stores, and says when the oldest request is an hour old", async () => {
    const [one, two] = [await open(), await open()];
    for (let remaining = 9; remaining >= 0; remaining--) await use(remaining % 2 ? one : two, remaining);
    const wait = await waitOf(two, bucket);
    expect(wait).toBeGreaterThan(hour - 10_000);
    expect(wait).toBeLessThanOrEqual(hour);
  });

  test("lets one request go alone until a response has said what is left", async () => {
    const store = await open();
    const first = await slotOf(store);
    for (let asked = 0; asked < 5; asked++)
      expect(await store.acquire(bucket)).toMatchObject({ inFlight: true });
    await first.release({ sent: true, limit: 10, remaining: 2 });
    await slotOf(store);
    await slotOf(store);
    expect(await store.acquire(bucket)).toMatchObject({ inFlight: true });
  });

  test("gets back the slot of a request that never left", async () => {
    const store = await open();
    for (let remaining = 9; remaining >= 1; remaining--) await use(store, remaining);
    for (let unsent = 0; unsent < 20; unsent++) await (await slotOf(store)).release({ sent: false });
    expect(await use(store, 0)).toBe(0);
    expect(await waitOf(store, bucket)).toBeGreaterThan(minute);
  });

  test("releases the request that a response belongs to, whatever the order", async () => {
    const store = await open();
    await use(store, 9);
    const slots = [await slotOf(store), await slotOf(store), await slotOf(store)];
    await slots[2]?.release({ sent: false });
    await slots[0]?.release({ sent: true, limit: 10, remaining: 8 });
    const redis = await server.connect();
    const [left = ""] = await redis.zRange(`${tag}:in-flight`, 0, -1);
    expect(await redis.zCard(`${tag}:in-flight`)).toBe(1);
    await slots[1]?.release({ sent: true, limit: 10, remaining: 7 });
    expect(await redis.zRange(`${tag}:sent`, 0, -1)).toContain(left);
  });

  test("has keys that live for little more than an hour, and share a hash slot", async () => {
    const redis = await server.connect();
    const store = await open();
    await use(store, 9);
    await send(store);
    const keys = (await redis.keys("*")).sort();
    expect(keys).toEqual(["confirmed", "sent", "state", "unconfirmed"].map((name) => `${tag}:${name}`));
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
      await expect(store.acquire(bucket)).rejects.toMatchObject({
        kind: "budget",
        retryAt: expect.any(Date),
      });
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
    expect(await waitOf(store, bucket)).toBeGreaterThan(minute);
    await server.start();
    // What was sent meanwhile is entered, and what the responses said.
    const eventAfterAcquire = async () => {
      await store.acquire(bucket);
      return events.at(-1)?.type;
    };
    await expect.poll(eventAfterAcquire, { timeout: 10_000 }).toBe("available");
    expect(await waitOf(store, bucket)).toBeGreaterThan(minute);
    const redis = await server.connect();
    expect(await redis.zCard(`${tag}:sent`)).toBe(3);
  });

  test("that is slow is given up in time, and a slot that comes too late is returned", async () => {
    const store = await open();
    await use(store, 9);
    server.freeze();
    const start = performance.now();
    await expect(store.acquire(bucket)).rejects.toThrow("no reply within 300 ms");
    expect(performance.now() - start).toBeLessThan(2000);
    server.thaw();
    const redis = await server.connect();
    await expect.poll(() => redis.keys("*:in-flight"), { timeout: 10_000 }).toEqual([]);
  });

  test("that was restarted and has lost its data is not mistaken for a full one", async () => {
    const store = await open();
    for (let remaining = 9; remaining >= 4; remaining--) await use(store, remaining);
    await server.kill();
    await server.start();
    await expect.poll(() => use(store, 3).catch(() => "fails"), { timeout: 10_000 }).toBe(0);
    expect([await use(store, 2), await use(store, 1), await use(store, 0)]).toEqual([0, 0, 0]);
    expect(await waitOf(store, bucket)).toBeGreaterThan(minute);
  });

  test("counts a request whose process was killed as sent, once its lease is over", async () => {
    const killed = await open();
    await slotOf(killed);
    const store = await open();
    offsetMs = 41_000;
    expect(await use(store, 8)).toBe(0);
    const redis = await server.connect();
    expect(await redis.zCard(`${tag}:sent`)).toBe(2);
  });

  test.each([-365 * 24 * hour, -24 * hour, -hour, hour, 24 * hour, 365 * 24 * hour])(
    "is not locked if the clock of Redis jumps by %d ms: a response says what is left",
    async (jump) => {
      const store = await open();
      for (let remaining = 9; remaining >= 4; remaining--) await use(store, remaining);
      await send(store, { limit: 10, remaining: 0, retryAfterMs: minute });
      offsetMs += jump;
      const first = await slotOf(store);
      expect(await store.acquire(bucket)).toMatchObject({ inFlight: true });
      await first.release({ sent: true, limit: 10, remaining: 1 });
      expect(await use(store, 0)).toBe(0);
      const wait = await waitOf(store, bucket);
      expect(wait).toBeGreaterThan(minute);
      expect(wait).toBeLessThanOrEqual(hour);
    },
  );

  describe("whose requests have an unknown outcome", () => {
    test("is not locked by 1000 of them: one probe goes at once, and they are forgotten", async () => {
      const store = await open({ timeoutMs: 10_000 });
      await send(store, { limit: 1000, remaining: 999 });
      for (let sent = 0; sent < 999; sent++) expect(await send(store)).toBe(0);
      const probe = await slotOf(store);
      expect(await store.acquire(bucket)).toMatchObject({ inFlight: true });
      await probe.release({ sent: true, limit: 1000, remaining: 998 });
      const redis = await server.connect();
      expect(await redis.zCard(`${tag}:sent`)).toBe(2);
      expect(await send(store, { limit: 1000, remaining: 997 })).toBe(0);
    });

    test("lets one probe go, then one a minute at most while no response says what is left", async () => {
      const store = await open({ timeoutMs: 10_000 });
      await use(store, 9);
      for (let sent = 0; sent < 9; sent++) await send(store);
      const waits: number[] = [];
      for (let probes = 0; probes < 9; probes++) {
        expect(await send(store)).toBe(0);
        const wait = await waitOf(store, bucket);
        waits.push(Math.round(wait / 1000));
        offsetMs += wait;
      }
      expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
    });

    test("probes again at once if the probe never left", async () => {
      const store = await open({ timeoutMs: 10_000 });
      await use(store, 9);
      for (let sent = 0; sent < 9; sent++) await send(store);
      for (let unsent = 0; unsent < 3; unsent++) await (await slotOf(store)).release({ sent: false });
      expect(await send(store)).toBe(0);
      expect(await waitOf(store, bucket)).toBeGreaterThan(0);
    });

    test("sends none of them again that were counted after all", async () => {
      const store = await open();
      await use(store, 9);
      for (let sent = 0; sent < 8; sent++) await send(store);
      offsetMs += 10;
      expect(await use(store, 0)).toBe(0);
      expect(await waitOf(store, bucket)).toBeGreaterThan(hour / 2);
    });
  });

  describe("with a pause", () => {
    test("waits as long as a 429 says", async () => {
      const store = await open();
      await use(store, 5);
      await send(store, { limit: 10, remaining: 0, retryAfterMs: 42_000 });
      expect(Math.abs((await waitOf(store, bucket)) - 42_000)).toBeLessThan(500);
    });

    test.each([1e14, 365 * 24 * hour, Infinity])(
      "of %d ms is silent for an hour, then probes",
      async (retryAfterMs) => {
        const store = await open();
        await send(store, { limit: 10, remaining: 0, retryAfterMs });
        expect(await waitOf(store, bucket)).toBeGreaterThan(hour - 10_000);
        expect(await waitOf(store, bucket)).toBeLessThanOrEqual(hour);
        offsetMs += hour;
        expect(await use(store, 5)).toBe(0);
        expect(await use(store, 4)).toBe(0);
      },
    );

    test.each([-1, -1e14, Number.NaN])("of %d ms has none", async (retryAfterMs) => {
      const store = await open();
      await send(store, { limit: 10, remaining: 0, retryAfterMs });
      const wait = await waitOf(store, bucket);
      expect(wait).toBeGreaterThan(4 * minute);
      expect(wait).toBeLessThanOrEqual(5 * minute);
    });
  });

  test.each([
    [0, 0],
    [10, 500],
    [10.5, 9.5],
    [1e300, 1e300],
    [Infinity, Infinity],
  ])("survives a limit of %d with %d remaining", async (limit, remaining) => {
    const store = await open();
    await use(store, 9);
    expect(await send(store, { limit, remaining })).toBe(0);
    expect(await use(store, 7)).toBe(0);
    for (let left = 6; left >= 0; left--) expect(await use(store, left)).toBe(0);
    expect(await waitOf(store, bucket)).toBeGreaterThan(minute);
  });

  test.each(["in-flight", "sent", "confirmed", "unconfirmed", "state"])(
    "whose key %s belongs to something else is a configuration error that names it, and no outage",
    async (name) => {
      const redis = await server.connect();
      await redis.set(`${tag}:${name}`, "something else");
      const store = await open({ onFailure: "local" });
      await expect(store.acquire(bucket)).rejects.toMatchObject({
        kind: "configuration",
        message: expect.stringMatching(new RegExp(`key ".*:${name}" to hold a .*, and it holds a string`)),
      });
      expect(events).toEqual([]);
      await redis.del(`${tag}:${name}`);
      expect(await use(store, 9)).toBe(0);
    },
  );

  test("survives fields of its state that are no numbers", async () => {
    const redis = await server.connect();
    const store = await open();
    await use(store, 9);
    for (const field of await redis.hKeys(`${tag}:state`)) await redis.hSet(`${tag}:state`, field, "x1.5");
    expect(await use(store, 8)).toBe(0);
    expect(await use(store, 7)).toBe(0);
    expect(events).toEqual([]);
  });

  test.each([
    [
      "throws",
      () => {
        throw new Error("logger away");
      },
    ],
    ["rejects", () => Promise.reject(new Error("logger away"))],
  ])("whose onEvent %s neither breaks a call nor ends the process", async (_, onEvent) => {
    const unhandled: unknown[] = [];
    const listen = (error: unknown) => void unhandled.push(error);
    process.on("unhandledRejection", listen);
    const store = await open({ onEvent, onFailure: "local" });
    await use(store, 9);
    await server.kill();
    expect(await use(store, 8)).toBe(0);
    await new Promise((resolve) => setTimeout(resolve, 50));
    process.off("unhandledRejection", listen);
    expect(unhandled).toEqual([]);
  });
});
