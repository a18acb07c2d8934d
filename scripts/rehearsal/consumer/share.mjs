import { randomUUID } from "node:crypto";
import { check } from "./check.mjs";

/** What processes do with the stores on Redis: spend a budget of two together, and find the token of the other. */
export async function share({ redisBudgetStore, redisTokenStore, createClient }, url) {
  const stores = [redisBudgetStore, redisTokenStore];
  check(
    stores.every((store) => typeof store === "function"),
    "the stores are not there",
  );
  if (!url) return "imported; there is no redis-server here to use them on";

  const redis = await createClient({ url }).connect();
  try {
    const prefix = `rehearsal-${randomUUID()}`;
    const [one, other] = [redisBudgetStore({ redis, prefix }), redisBudgetStore({ redis, prefix })];
    for (const [store, remaining] of [
      [one, 1],
      [other, 0],
    ]) {
      const slot = await store.acquire("bucket");
      check("release" in slot, "the budget has room, and there was no slot");
      await slot.release({ sent: true, limit: 2, remaining });
    }
    const { waitMs } = await one.acquire("bucket");
    check(waitMs > 0, "there was a slot beyond the budget");

    const expiresAt = Date.now() + 3_600_000;
    const token = { accessToken: "secret", renewAt: expiresAt, expiresAt };
    await redisTokenStore({ redis, prefix }).set("token", token);
    const found = await redisTokenStore({ redis, prefix }).get("token");
    check(found?.accessToken === token.accessToken, "the token did not come back");
    return "a budget of 2 shared by two stores, and a token";
  } finally {
    redis.destroy();
  }
}
