import { randomUUID } from "node:crypto";
import { check } from "./check.mjs";

/** Uses the Redis stores as two processes do: they share a budget of two requests and a token. */
export async function share({ redisBudgetStore, redisTokenStore, createClient }, url) {
  const stores = [redisBudgetStore, redisTokenStore];
  check(
    stores.every((store) => typeof store === "function"),
    "a store is not exported",
  );
  if (!url) return "imported; not used, because redis-server is not installed";

  const redis = await createClient({ url }).connect();
  try {
    const prefix = `rehearsal-${randomUUID()}`;
    const [one, other] = [redisBudgetStore({ redis, prefix }), redisBudgetStore({ redis, prefix })];
    for (const [store, remaining] of [
      [one, 1],
      [other, 0],
    ]) {
      const slot = await store.acquire("bucket");
      check("release" in slot, "expected a slot, because the budget is not used up");
      await slot.release({ sent: true, limit: 2, remaining });
    }
    const { waitMs } = await one.acquire("bucket");
    check(waitMs > 0, "expected a wait time, because the budget is used up");

    const expiresAt = Date.now() + 3_600_000;
    const token = { accessToken: "secret", renewAt: expiresAt, expiresAt };
    await redisTokenStore({ redis, prefix }).set("token", token);
    const found = await redisTokenStore({ redis, prefix }).get("token");
    check(found?.accessToken === token.accessToken, "the other store did not return the token");
    return "a budget of 2 shared by two stores, and a token";
  } finally {
    redis.destroy();
  }
}
