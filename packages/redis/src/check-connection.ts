import { ConfigurationError } from "@ev-vehicles/client";
import type { RedisConnection } from "./redis-connection.ts";

/**
 * Checks that this is a node-redis client, pool, cluster or sentinel. It checks the methods, so that node-redis need not
 * be imported: no other library spells `evalSha` with a capital S.
 *
 * @throws ConfigurationError for anything else.
 */
export function checkConnection(redis: unknown): asserts redis is RedisConnection {
  const { eval: run, evalSha } = Object(redis) as Partial<RedisConnection>;
  if (typeof run === "function" && typeof evalSha === "function") return;
  throw new ConfigurationError(
    `redis: expected a client, pool, cluster or sentinel of node-redis (npm install redis), got ${describe(redis)}`,
  );
}

function describe(redis: unknown): string {
  if (typeof redis !== "object" || redis === null) return redis === null ? "null" : typeof redis;
  if ("then" in redis) return "a promise: await createClient(…).connect()";
  if ("evalsha" in redis) return "a client of another library, such as ioredis";
  const className = redis.constructor?.name ?? "";
  return `an object${className && className !== "Object" ? ` of class ${className}` : ""} without evalSha()`;
}
