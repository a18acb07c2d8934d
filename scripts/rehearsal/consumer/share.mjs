import { randomUUID } from "node:crypto";

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
      check((await store.take("bucket")) === 0, "a request of the budget was not given");
      await store.report("bucket", { limit: 2, remaining });
    }
    check((await one.take("bucket")) > Date.now(), "more was given than the budget has");

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

function check(condition, message) {
  if (!condition) throw new Error(message);
}
