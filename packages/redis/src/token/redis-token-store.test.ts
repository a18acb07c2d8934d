import type { TokenStore } from "@ev-vehicles/client/oauth";
import { programPath } from "@ev-vehicles/testing/programs";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { StoreEvent } from "../store-event.ts";
import { type RedisServer, startRedis } from "../testing/redis-server.ts";
import { type RedisTokenStoreOptions, redisTokenStore } from "./redis-token-store.ts";

const key = "https%3A%2F%2Fapi.example%2Fo%2Ftoken%2F|client||";
const token = (accessToken: string, seconds = 36_000) => ({
  accessToken,
  renewAt: Date.now() + seconds * 900,
  expiresAt: Date.now() + seconds * 1000,
});
let server: RedisServer;
let events: StoreEvent[];

async function open(options: Partial<RedisTokenStoreOptions> = {}): Promise<Required<TokenStore>> {
  const redis = await server.connect();
  const onEvent = (event: StoreEvent) => void events.push(event);
  const store = redisTokenStore({ redis, timeoutMs: 300, retryAfterMs: 100, onEvent, ...options });
  return store as Required<TokenStore>;
}

/** A renewal that says when it has started, and goes on until it may finish. */
function slowRenewal() {
  let start = () => {};
  let finish = () => {};
  const started = new Promise<void>((resolve) => {
    start = resolve;
  });
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const renewal = async () => {
    start();
    await finished;
    return "renewed";
  };
  return { renewal, started, finish: () => finish() };
}

describe.skipIf(!programPath("redis-server"))("a token in Redis", () => {
  beforeEach(async () => {
    events = [];
    server = await startRedis();
  });
  afterEach(() => server.close());

  test("is what another process has kept, to the millisecond or nearly so", async () => {
    const kept = token("secret-1");
    await (await open()).set(key, kept);
    const found = await (await open()).get(key);
    expect(found?.accessToken).toBe("secret-1");
    expect(Math.abs((found?.expiresAt ?? 0) - kept.expiresAt)).toBeLessThan(1000);
    expect(await (await open()).get("another")).toBeUndefined();
  });

  test("lives as long as it is good; with a refresh token, 90 days after its last use", async () => {
    const store = await open();
    const redis = await server.connect();
    await store.set(key, token("secret-1", 60));
    const name = `ev-vehicles:{token:${key}}`;
    expect(await redis.pTTL(name)).toBeLessThanOrEqual(60_000);
    await store.set(key, { ...token("secret-2", 60), refreshToken: "secret-3" });
    expect(await redis.ttl(name)).toBeGreaterThan(89 * 24 * 3600);
    expect(await store.get(key)).toMatchObject({ accessToken: "secret-2", refreshToken: "secret-3" });
  });

  test("is renewed by one process at a time, also after a renewal that failed", async () => {
    const stores = [await open(), await open(), await open()];
    let now = 0;
    let most = 0;
    const renew = async () => {
      most = Math.max(most, ++now);
      await new Promise((resolve) => setTimeout(resolve, 50));
      now--;
      throw new Error("503");
    };
    const outcomes = await Promise.allSettled(stores.map((store) => store.exclusively(key, renew)));
    expect(outcomes.map(({ status }) => status)).toEqual(Array(3).fill("rejected"));
    expect(most).toBe(1);
  });

  test("stays locked for a renewal that takes longer than the lease", async () => {
    const [slow, other] = [await open({ leaseMs: 300 }), await open({ leaseMs: 300 })];
    const order: string[] = [];
    const first = slow.exclusively(key, async () => {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      order.push("slow");
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    await other.exclusively(key, async () => void order.push("other"));
    await first;
    expect(order).toEqual(["slow", "other"]);
  });

  test("can't be had while Redis is gone, where `fail` is chosen", async () => {
    const store = await open();
    await server.kill();
    await expect(store.get(key)).rejects.toThrow();
    await expect(store.exclusively(key, async () => 1)).rejects.toThrow();
    expect(events).toMatchObject([{ type: "unavailable", store: "token", onFailure: "fail" }]);
    expect(JSON.stringify(events)).not.toContain(key);
  });

  test("is each process' own while Redis is gone, where `local` is chosen, and shared when it is back", async () => {
    const store = await open({ onFailure: "local" });
    await server.kill();
    expect(await store.exclusively(key, async () => await store.get(key))).toBeUndefined();
    await store.set(key, token("secret-1"));
    expect(await store.get(key)).toMatchObject({ accessToken: "secret-1" });
    await server.start();
    const reader = await open();
    const found = async () => {
      await store.get(key);
      return (await reader.get(key))?.accessToken;
    };
    await expect.poll(found, { timeout: 10_000 }).toBe("secret-1");
    expect(events.filter(({ type }) => type === "available").length).toBeGreaterThan(0);
  });

  test("is left at once by a caller that gives up waiting for the lock, and the others get it", async () => {
    const [holder, other] = [await open(), await open()];
    const controller = new AbortController();
    const { renewal: slow, started, finish } = slowRenewal();
    const held = holder.exclusively(key, slow);
    await started;
    const renewal = vi.fn(async () => "renewed");
    const gone = other.exclusively(key, renewal, { signal: controller.signal });
    const next = other.exclusively(key, async () => "next", { signal: new AbortController().signal });
    await new Promise((resolve) => setTimeout(resolve, 100));
    controller.abort(new Error("gone"));
    // The lock is still held.
    await expect(gone).rejects.toThrow("gone");
    finish();
    await held;
    expect(await next).toBe("next");
    expect(renewal).not.toHaveBeenCalled();
  });

  test("is left at once while Redis is slow, and a lock that comes too late is released", async () => {
    const store = await open({ timeoutMs: 10_000, onFailure: "local" });
    const controller = new AbortController();
    await store.get(key);
    server.freeze();
    const gone = store.exclusively(key, async () => "renewed", { signal: controller.signal });
    await new Promise((resolve) => setTimeout(resolve, 50));
    controller.abort(new Error("gone"));
    await expect(gone).rejects.toThrow("gone");
    server.thaw();
    const redis = await server.connect();
    await expect.poll(() => redis.keys("*:lock"), { timeout: 10_000 }).toEqual([]);
  });

  test("whose caller has gone before is not asked for", async () => {
    const store = await open({ onFailure: "local" });
    const renewal = vi.fn(async () => "renewed");
    await expect(store.exclusively(key, renewal, { signal: AbortSignal.abort("gone") })).rejects.toBe("gone");
    expect(renewal).not.toHaveBeenCalled();
  });

  test("stays locked until a renewal has settled, though its caller has gone", async () => {
    const store = await open();
    const controller = new AbortController();
    const { renewal, started, finish } = slowRenewal();
    const renewed = store.exclusively(key, renewal, { signal: controller.signal });
    await started;
    controller.abort();
    const redis = await server.connect();
    expect(await redis.keys("*:lock")).toHaveLength(1);
    finish();
    expect(await renewed).toBe("renewed");
    await expect.poll(() => redis.keys("*:lock")).toEqual([]);
  });

  test.each(["", ":lock"])(
    "whose key, with %j at its end, belongs to something else is a configuration error that names it",
    async (suffix) => {
      const name = `ev-vehicles:{token:${key}}${suffix}`;
      await (await server.connect()).rPush(name, "something else");
      const store = await open({ onFailure: "local" });
      const asked = store.exclusively(key, async () => store.get(key));
      await expect(asked).rejects.toMatchObject({
        kind: "configuration",
        message: expect.stringContaining(
          `${JSON.stringify(name)} to hold a ${suffix ? "string" : "hash"}, and it holds a list`,
        ),
      });
      expect(events).toEqual([]);
    },
  );

  test.each([
    { token: "{broken", renewAt: "1", expiresAt: "2" },
    { token: "null", renewAt: "1", expiresAt: "2" },
    { token: '{"accessToken":"secret-1"}', renewAt: "soon", expiresAt: "2" },
    { unknown: "field" },
  ])("that is broken is none, and is replaced: %j", async (fields) => {
    const redis = await server.connect();
    await redis.hSet(`ev-vehicles:{token:${key}}`, fields);
    const store = await open();
    expect(await store.get(key)).toBeUndefined();
    await store.set(key, token("secret-2"));
    expect(await store.get(key)).toMatchObject({ accessToken: "secret-2" });
  });
});
