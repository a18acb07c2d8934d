import { randomUUID } from "node:crypto";
import type { Reachability } from "../reachability.ts";
import type { RedisConnection } from "../redis-connection.ts";
import { acquireLockScript, releaseLockScript } from "./token-scripts.ts";

interface LockOptions {
  readonly redis: RedisConnection;
  readonly reachability: Reachability;
  readonly key: string;
  /** How long the lock outlives a killed process, in milliseconds. A running process keeps renewing it. */
  readonly leaseMs: number;
  /** Ends the wait for the lock. */
  readonly signal: AbortSignal | undefined;
}

/**
 * Waits for a lock. If the signal aborts, the wait ends at once and no lock is held.
 *
 * @returns a function that releases the lock.
 * @throws Unreachable, ConfigurationError, or the signal's reason.
 */
export async function acquireLock(options: LockOptions): Promise<() => void> {
  const { redis, reachability, key, leaseMs, signal } = options;
  const holder = randomUUID();
  const release = () => void releaseLockScript.run(redis, [key], [holder]).catch(() => {});
  const acquire = (): Promise<unknown> =>
    reachability.run(
      () => acquireLockScript.run(redis, [key], [holder, leaseMs]),
      (acquired) => Number(acquired) && release(),
    );
  for (;;) {
    signal?.throwIfAborted();
    const attempt = acquire();
    const acquired = await untilAborted(attempt, signal).catch((error) => {
      // Redis may still grant the lock: then release it.
      if (signal?.aborted) attempt.then((late) => Number(late) && release()).catch(() => {});
      throw error;
    });
    if (Number(acquired)) break;
    // Jitter keeps the processes out of step.
    await sleep(20 + Math.random() * 60, signal);
  }
  const timer = setInterval(() => void acquire().catch(() => {}), leaseMs / 3);
  return () => {
    clearInterval(timer);
    release();
  };
}

/** @throws the signal's reason as soon as it aborts. */
function untilAborted<Value>(step: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (!signal) return step;
  if (signal.aborted) return Promise.reject(signal.reason);
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener("abort", abort, { once: true });
    step.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}

function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  let timer: ReturnType<typeof setTimeout>;
  const slept = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  return untilAborted(slept, signal).finally(() => clearTimeout(timer));
}
