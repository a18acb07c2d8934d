import { programPath } from "@ev-vehicles/testing/programs";
import { describe, expect, test, vi } from "vitest";
import { redisPerTest } from "../testing/redis-per-test.ts";
import { SwitchableConnection } from "../testing/switchable-connection.ts";

const key = "https%3A%2F%2Fapi.example%2Fo%2Ftoken%2F|client||";
const token = (accessToken: string, seconds = 36_000) => ({
  accessToken,
  renewAt: Date.now() + seconds * 900,
  expiresAt: Date.now() + seconds * 1000,
});
/** Separates two tokens in time, which the store compares in milliseconds. */
const later = () => new Promise((resolve) => setTimeout(resolve, 20));

/** A renewal that reports when it has started, and lasts until `finish` is called. */
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
  const redis = redisPerTest();

  test("a token that one process stores is read by another, with the same expiry", async () => {
    const stored = token("secret-1");
    await (await redis.openTokens()).set(key, stored);
    const found = await (await redis.openTokens()).get(key);
    expect(found?.accessToken).toBe("secret-1");
    expect(Math.abs((found?.expiresAt ?? 0) - stored.expiresAt)).toBeLessThan(1000);
    expect(await (await redis.openTokens()).get("another")).toBeUndefined();
  });

  test("a token is kept until it expires, or for 90 days if it has a refresh token", async () => {
    const store = await redis.openTokens();
    const client = await redis.server.connect();
    await store.set(key, token("secret-1", 60));
    const name = `ev-vehicles:{token:${key}}`;
    expect(await client.pTTL(name)).toBeLessThanOrEqual(60_000);
    await store.set(key, { ...token("secret-2", 60), refreshToken: "secret-3" });
    expect(await client.ttl(name)).toBeGreaterThan(89 * 24 * 3600);
    expect(await store.get(key)).toMatchObject({ accessToken: "secret-2", refreshToken: "secret-3" });
  });

  test("only one process at a time renews a token, even after a failed renewal", async () => {
    const stores = [await redis.openTokens(), await redis.openTokens(), await redis.openTokens()];
    let running = 0;
    let maxRunning = 0;
    const renew = async () => {
      maxRunning = Math.max(maxRunning, ++running);
      await new Promise((resolve) => setTimeout(resolve, 50));
      running--;
      throw new Error("503");
    };
    const outcomes = await Promise.allSettled(stores.map((store) => store.exclusively(key, renew)));
    expect(outcomes.map(({ status }) => status)).toEqual(Array(3).fill("rejected"));
    expect(maxRunning).toBe(1);
  });

  test("a renewal that takes longer than the lease keeps its lock", async () => {
    const [slow, other] = [
      await redis.openTokens({ leaseMs: 300 }),
      await redis.openTokens({ leaseMs: 300 }),
    ];
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

  test("with onFailure: fail, get() and exclusively() reject while Redis is unavailable", async () => {
    const store = await redis.openTokens();
    await redis.server.kill();
    await expect(store.get(key)).rejects.toThrow();
    await expect(store.exclusively(key, async () => 1)).rejects.toThrow();
    expect(redis.events).toMatchObject([{ type: "unavailable", store: "token", onFailure: "fail" }]);
    expect(JSON.stringify(redis.events)).not.toContain(key);
  });

  test("with onFailure: local, a process keeps its token during an outage and shares it afterwards", async () => {
    const store = await redis.openTokens({ onFailure: "local" });
    await redis.server.kill();
    expect(await store.exclusively(key, async () => await store.get(key))).toBeUndefined();
    await store.set(key, token("secret-1"));
    expect(await store.get(key)).toMatchObject({ accessToken: "secret-1" });
    await redis.server.start();
    const reader = await redis.openTokens();
    const found = async () => {
      await store.get(key);
      return (await reader.get(key))?.accessToken;
    };
    await expect.poll(found, { timeout: 10_000 }).toBe("secret-1");
    expect(redis.events.filter(({ type }) => type === "available").length).toBeGreaterThan(0);
  });

  test("after an outage, a store writes its kept token without another call", async () => {
    const connection = new SwitchableConnection(await redis.server.connect());
    const renewed = { ...token("secret-2"), refreshToken: "refresh-2" };
    const [store, other] = [
      await redis.openTokens({ redis: connection, onFailure: "local" }),
      await redis.openTokens(),
    ];
    await other.set(key, { ...token("secret-1"), refreshToken: "refresh-1" });
    connection.available = false;
    await later();
    await store.set(key, renewed);
    expect(await other.get(key)).toMatchObject({ refreshToken: "refresh-1" });
    connection.available = true;
    const found = async () => (await other.get(key))?.refreshToken;
    await expect.poll(found, { timeout: 10_000 }).toBe("refresh-2");
  });

  test("after an outage, a store does not overwrite a newer token of another process", async () => {
    const connection = new SwitchableConnection(await redis.server.connect());
    const [store, other] = [
      await redis.openTokens({ redis: connection, onFailure: "local" }),
      await redis.openTokens(),
    ];
    connection.available = false;
    await store.set(key, token("secret-1"));
    await later();
    await other.set(key, token("secret-2"));
    connection.available = true;
    const found = async () => (await store.get(key))?.accessToken;
    await expect.poll(found, { timeout: 10_000 }).toBe("secret-2");
    expect(await other.get(key)).toMatchObject({ accessToken: "secret-2" });
  });

  test("an aborted wait for the lock rejects at once, and the next caller gets the lock", async () => {
    const [holder, other] = [await redis.openTokens(), await redis.openTokens()];
    const controller = new AbortController();
    const { renewal: slow, started, finish } = slowRenewal();
    const held = holder.exclusively(key, slow);
    await started;
    const renewal = vi.fn(async () => "renewed");
    const aborted = other.exclusively(key, renewal, { signal: controller.signal });
    const next = other.exclusively(key, async () => "next", { signal: new AbortController().signal });
    await new Promise((resolve) => setTimeout(resolve, 100));
    controller.abort(new Error("aborted"));
    // The first caller still holds the lock.
    await expect(aborted).rejects.toThrow("aborted");
    finish();
    await held;
    expect(await next).toBe("next");
    expect(renewal).not.toHaveBeenCalled();
  });

  test("an aborted wait for a slow Redis rejects at once, and a lock that is granted later is released", async () => {
    const store = await redis.openTokens({ timeoutMs: 10_000, onFailure: "local" });
    const controller = new AbortController();
    await store.get(key);
    redis.server.freeze();
    const aborted = store.exclusively(key, async () => "renewed", { signal: controller.signal });
    await new Promise((resolve) => setTimeout(resolve, 50));
    controller.abort(new Error("aborted"));
    await expect(aborted).rejects.toThrow("aborted");
    redis.server.thaw();
    const client = await redis.server.connect();
    await expect.poll(() => client.keys("*:lock"), { timeout: 10_000 }).toEqual([]);
  });

  test("a renewal whose signal has already aborted does not run", async () => {
    const store = await redis.openTokens({ onFailure: "local" });
    const renewal = vi.fn(async () => "renewed");
    await expect(store.exclusively(key, renewal, { signal: AbortSignal.abort("aborted") })).rejects.toBe(
      "aborted",
    );
    expect(renewal).not.toHaveBeenCalled();
  });

  test("a running renewal keeps the lock until it ends, even if its caller aborts", async () => {
    const store = await redis.openTokens();
    const controller = new AbortController();
    const { renewal, started, finish } = slowRenewal();
    const renewed = store.exclusively(key, renewal, { signal: controller.signal });
    await started;
    controller.abort();
    const client = await redis.server.connect();
    expect(await client.keys("*:lock")).toHaveLength(1);
    finish();
    expect(await renewed).toBe("renewed");
    await expect.poll(() => client.keys("*:lock")).toEqual([]);
  });

  test.each(["", ":lock"])(
    "a Redis key of the wrong type, with the suffix %j, causes a configuration error that names the key",
    async (suffix) => {
      const name = `ev-vehicles:{token:${key}}${suffix}`;
      await (await redis.server.connect()).rPush(name, "something else");
      const store = await redis.openTokens({ onFailure: "local" });
      const result = store.exclusively(key, async () => store.get(key));
      await expect(result).rejects.toMatchObject({
        kind: "configuration",
        message: expect.stringContaining(
          `${JSON.stringify(name)} to have type ${suffix ? "string" : "hash"}, but it has type list`,
        ),
      });
      expect(redis.events).toEqual([]);
    },
  );

  test.each([
    { token: "{broken", renewAt: "1", expiresAt: "2" },
    { token: "null", renewAt: "1", expiresAt: "2" },
    { token: '{"accessToken":"secret-1"}', renewAt: "soon", expiresAt: "2" },
    { unknown: "field" },
  ])("a broken token counts as missing and can be replaced: %j", async (fields) => {
    const client = await redis.server.connect();
    await client.hSet(`ev-vehicles:{token:${key}}`, fields);
    const store = await redis.openTokens();
    expect(await store.get(key)).toBeUndefined();
    await store.set(key, token("secret-2"));
    expect(await store.get(key)).toMatchObject({ accessToken: "secret-2" });
  });
});
