import type { RedisConnection } from "./redis-connection.ts";
import type { StoreEvent } from "./store-event.ts";

/** Options of both stores. */
export interface StoreOptions {
  /** A connected client, pool, cluster or sentinel of node-redis. Other libraries do not fit. */
  readonly redis: RedisConnection;
  /**
   * What happens while Redis is gone or slow. `fail`: calls fail, and nothing is sent that is not counted. `local`: each
   * process goes on by itself, from what it knows.
   * @default "fail"
   */
  readonly onFailure?: "fail" | "local";
  /** Is told when Redis goes and when it is back. If it throws or rejects, that is ignored. */
  readonly onEvent?: (event: StoreEvent) => void | Promise<void>;
  /**
   * The name of each key begins with this.
   * @default "ev-vehicles"
   */
  readonly prefix?: string;
  /**
   * How long Redis may take to reply, in milliseconds. After that it counts as gone.
   * @default 1000
   */
  readonly timeoutMs?: number;
  /**
   * How long after a failure Redis is tried again, in milliseconds.
   * @default 1000
   */
  readonly retryAfterMs?: number;
  /**
   * For tests: moves the stores' time by so many milliseconds. All processes on one Redis have to say the same.
   * @default () => 0
   */
  readonly timeOffsetMs?: () => number;
}
