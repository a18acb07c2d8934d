import { createNodeRedisClient, type IRedisClient } from "bullmq";
import { createClient } from "redis";

/** A connected client of Redis. */
export type Redis = ReturnType<typeof newClient>;

const newClient = (url: string) => createClient({ url }).on("error", () => {});

/** Connects to the Redis at `REDIS_URL`. */
export async function connect(): Promise<Redis> {
  const { REDIS_URL } = process.env;
  if (!REDIS_URL) throw new Error("Set REDIS_URL, such as redis://127.0.0.1:6379");
  return await newClient(REDIS_URL).connect();
}

/** A connection for BullMQ, which needs its own because it blocks on it. Ends with the process or by `destroy`. */
export function forQueue(redis: Redis): { connection: IRedisClient; destroy(): void } {
  const own = redis.duplicate().on("error", () => {});
  return { connection: createNodeRedisClient(own), destroy: () => own.destroy() };
}
