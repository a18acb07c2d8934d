import { createClient, createClientPool, createCluster, createSentinel } from "redis";
import { describe, expect, test } from "vitest";
import { redisBudgetStore } from "./budget/redis-budget-store.ts";
import type { RedisConnection } from "./redis-connection.ts";
import { redisTokenStore } from "./token/redis-token-store.ts";

const nodes = [{ host: "127.0.0.1", port: 1 }];
class Redis {
  async eval() {}
  async evalsha() {}
  async get() {}
}

describe.each([
  ["redisBudgetStore", redisBudgetStore],
  ["redisTokenStore", redisTokenStore],
])("%s", (_, makeStore) => {
  test.each([
    ["client", createClient()],
    ["pool", createClientPool()],
    ["cluster", createCluster({ rootNodes: nodes.map((socket) => ({ socket })) })],
    ["sentinel", createSentinel({ name: "main", sentinelRootNodes: nodes })],
    ["double with eval and evalSha", { eval: async () => [0], evalSha: async () => [0] }],
  ])("takes a %s of node-redis", (_, redis) => {
    expect(() => makeStore({ redis })).not.toThrow();
  });

  test.each<[string, unknown, string]>([
    ["ioredis", new Redis(), "a client of another library, such as ioredis"],
    ["a plain object like ioredis", { eval: async () => 0, evalsha: async () => 0 }, "such as ioredis"],
    [
      "a client of another kind",
      new (class Glide {
        invokeScript() {}
      })(),
      "of class Glide without evalSha()",
    ],
    ["a promise", Promise.resolve(createClient()), "a promise: await createClient"],
    ["options", { url: "redis://localhost" }, "an object without evalSha()"],
    ["an object without a prototype", Object.create(null), "an object without evalSha()"],
    ["a URL", "redis://localhost", "got string"],
    ["nothing", undefined, "got undefined"],
    ["null", null, "got null"],
  ])("refuses %s at once, and says what was expected", (_, redis, text) => {
    const make = () => makeStore({ redis: redis as RedisConnection, onFailure: "local" });
    expect(make).toThrow(expect.objectContaining({ name: "ConfigurationError", kind: "configuration" }));
    expect(make).toThrow("redis: expected a client, pool, cluster or sentinel of node-redis");
    expect(make).toThrow(text);
  });
});

test.each([
  ["a client with callbacks", () => undefined],
  ["a transaction", () => createClient().multi()],
  ["something that replies otherwise", async () => "OK"],
])("%s is a configuration error with the first call, and no outage", async (_, evalSha) => {
  const redis = { eval: evalSha, evalSha } as unknown as RedisConnection;
  const events: unknown[] = [];
  const store = redisBudgetStore({ redis, onFailure: "local", onEvent: (event) => void events.push(event) });
  await expect(store.acquire("b")).rejects.toMatchObject({ kind: "configuration" });
  expect(events).toEqual([]);
});
