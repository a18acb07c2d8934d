import { redisServerPath } from "./find-redis.ts";

/** Said once for a whole run, so that a run without Redis does not look like a full one. */
export default function sayWhatIsSkipped(): void {
  if (!redisServerPath) console.warn("No redis-server is installed: the tests with Redis are skipped.");
}
