import type { RedisConnection } from "./redis-connection.ts";
import type { StoreEvent } from "./store-event.ts";

/** What both stores can be told. */
export interface StoreOptions {
  /** A connected node-redis client, pool, cluster or sentinel. */
  readonly redis: RedisConnection;
  /**
   * What happens while Redis is gone or slow. `fail`: calls fail, and nothing is sent that is not counted.
   * `local`: each process goes on by itself, with what it knows.
   * @default "fail"
   */
  readonly onFailure?: "fail" | "local";
  /** Is told when Redis goes and when it is back. An error that it throws is dropped. */
  readonly onEvent?: (event: StoreEvent) => void;
  /**
   * Begins the name of each key.
   * @default "ev-vehicles"
   */
  readonly prefix?: string;
  /**
   * How long Redis may take for one answer, in milliseconds. Later ones count as none.
   * @default 1000
   */
  readonly timeoutMs?: number;
  /**
   * How long after a failure Redis is tried again, in milliseconds.
   * @default 1000
   */
  readonly retryAfterMs?: number;
  /**
   * For tests: moves the stores' time by so many milliseconds. All processes on one Redis must say the same.
   * @default () => 0
   */
  readonly timeOffsetMs?: () => number;
}
