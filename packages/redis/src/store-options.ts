import type { RedisConnection } from "./redis-connection.ts";
import type { StoreEvent } from "./store-event.ts";

/** The options that both stores have. */
export interface StoreOptions {
  /** A connected client, pool, cluster or sentinel of node-redis. Other libraries are not supported. */
  readonly redis: RedisConnection;
  /**
   * What happens while Redis is unavailable or slow. `fail`: calls fail, and nothing is sent. `local`: each process
   * continues on its own, from the last known state.
   * @default "fail"
   */
  readonly onFailure?: "fail" | "local";
  /**
   * Called when Redis becomes unavailable and when it is available again. Errors that it throws or rejects with are
   * ignored.
   */
  readonly onEvent?: (event: StoreEvent) => void | Promise<void>;
  /**
   * The prefix of all keys in Redis.
   * @default "ev-vehicles"
   */
  readonly prefix?: string;
  /**
   * How long Redis may take to reply, in milliseconds. After that, Redis counts as unavailable.
   * @default 1000
   */
  readonly timeoutMs?: number;
  /**
   * How long after a failure Redis is tried again, in milliseconds.
   * @default 1000
   */
  readonly retryAfterMs?: number;
  /**
   * For tests: returns how far to move the stores' time, in milliseconds. All processes on one Redis must move it by
   * the same amount.
   * @default () => 0
   */
  readonly timeOffsetMs?: () => number;
}
