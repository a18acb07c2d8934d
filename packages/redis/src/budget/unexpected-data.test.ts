import { programPath } from "@ev-vehicles/testing/programs";
import { describe, expect, test } from "vitest";
import { bucket, tag, use } from "../testing/budget-bucket.ts";
import { redisPerTest } from "../testing/redis-per-test.ts";

describe.skipIf(!programPath("redis-server"))("keys with unexpected data", () => {
  const redis = redisPerTest();

  test.each(["in-flight", "sent", "confirmed", "unconfirmed", "state"])(
    "the wrong type of the Redis key `%s` causes a configuration error that names the key, not an outage",
    async (name) => {
      const client = await redis.server.connect();
      await client.set(`${tag}:${name}`, "something else");
      const store = await redis.openBudget({ onFailure: "local" });
      await expect(store.acquire(bucket)).rejects.toMatchObject({
        kind: "configuration",
        message: expect.stringMatching(
          new RegExp(`key ".*:${name}" to have type .*, but it has type string`),
        ),
      });
      expect(redis.events).toEqual([]);
      await client.del(`${tag}:${name}`);
      expect(await use(store, 9)).toBe(0);
    },
  );

  test("fields of the state that are not numbers do not break the budget", async () => {
    const client = await redis.server.connect();
    const store = await redis.openBudget();
    await use(store, 9);
    for (const field of await client.hKeys(`${tag}:state`)) await client.hSet(`${tag}:state`, field, "x1.5");
    expect(await use(store, 8)).toBe(0);
    expect(await use(store, 7)).toBe(0);
    expect(redis.events).toEqual([]);
  });
});
