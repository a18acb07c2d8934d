import { createNodeRedisClient, type IRedisClient } from "bullmq";
import { createClient } from "redis";

/** A connected Redis client. */
export type Redis = ReturnType<typeof newClient>;

const newClient = (url: string) => createClient({ url }).on("error", () => {});

/** Connects to the Redis server in `REDIS_URL`. */
export async function connect(): Promise<Redis> {
  const { REDIS_URL } = process.env;
  if (!REDIS_URL) throw new Error("Set REDIS_URL, such as redis://127.0.0.1:6379");
  return await newClient(REDIS_URL).connect();
}

/** Opens a second connection for BullMQ, whose commands can block a connection. `destroy` closes the second connection. */
export function connectQueue(redis: Redis): { connection: IRedisClient; destroy(): void } {
  const duplicate = redis.duplicate().on("error", () => {});
  return { connection: createNodeRedisClient(duplicate), destroy: () => duplicate.destroy() };
}
