import { randomUUID } from "node:crypto";
import type { Reachability } from "../reachability.ts";
import type { RedisConnection } from "../redis-connection.ts";
import { holdScript, releaseScript } from "./token-scripts.ts";

/** How a lock is held. */
interface LockOptions {
  readonly redis: RedisConnection;
  readonly reachability: Reachability;
  readonly key: string;
  /** How long it outlives a holder that was killed, in milliseconds. One that lives keeps it for longer. */
  readonly leaseMs: number;
}

/**
 * Waits for a lock.
 *
 * @returns lets go of it.
 * @throws Unreachable
 */
export async function holdLock({ redis, reachability, key, leaseMs }: LockOptions): Promise<() => void> {
  const holder = randomUUID();
  const release = () => void releaseScript.run(redis, [key], [holder]).catch(() => {});
  const hold = () =>
    reachability.run(
      () => holdScript.run(redis, [key], [holder, leaseMs]),
      (held) => held && release(),
    );
  while (!(await hold())) {
    await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 60));
  }
  const timer = setInterval(() => void hold().catch(() => {}), leaseMs / 3);
  return () => {
    clearInterval(timer);
    release();
  };
}
