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
])("%s", (_, createStore) => {
  test.each([
    ["a node-redis client", createClient()],
    ["a node-redis pool", createClientPool()],
    ["a node-redis cluster", createCluster({ rootNodes: nodes.map((socket) => ({ socket })) })],
    ["a node-redis sentinel", createSentinel({ name: "main", sentinelRootNodes: nodes })],
    ["an object with eval and evalSha", { eval: async () => [0], evalSha: async () => [0] }],
  ])("%s is accepted as `redis`", (_, redis) => {
    expect(() => createStore({ redis })).not.toThrow();
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
    ["an options object", { url: "redis://localhost" }, "an object without evalSha()"],
    ["an object without a prototype", Object.create(null), "an object without evalSha()"],
    ["a URL", "redis://localhost", "got string"],
    ["undefined", undefined, "got undefined"],
    ["null", null, "got null"],
  ])("%s as `redis` is rejected at once, with an error that names the expected type", (_, redis, text) => {
    const create = () => createStore({ redis: redis as RedisConnection, onFailure: "local" });
    expect(create).toThrow(expect.objectContaining({ name: "ConfigurationError", kind: "configuration" }));
    expect(create).toThrow("redis: expected a client, pool, cluster or sentinel of node-redis");
    expect(create).toThrow(text);
  });
});

test.each([
  ["a client with callbacks", () => undefined],
  ["a transaction", () => createClient().multi()],
  ["a client with unexpected replies", async () => "OK"],
])("%s as `redis` causes a configuration error at the first call, not an outage", async (_, evalSha) => {
  const redis = { eval: evalSha, evalSha } as unknown as RedisConnection;
  const events: unknown[] = [];
  const store = redisBudgetStore({ redis, onFailure: "local", onEvent: (event) => void events.push(event) });
  await expect(store.acquire("b")).rejects.toMatchObject({ kind: "configuration" });
  expect(events).toEqual([]);
});
