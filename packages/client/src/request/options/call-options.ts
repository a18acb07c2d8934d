import type { RetryOptions } from "../retry.ts";

/**
 * A call's options in addition to openapi-fetch's own. Each one replaces the client's setting for this call only. If it
 * is left out or `undefined`, the client's setting applies.
 *
 * @example
 * await ev.GET("/vehicles", { timeoutMs: 5_000, retry: false });
 */
export interface VehiclesCallOptions {
  /**
   * How long one attempt may take, from sending to the last byte of the body, in milliseconds. `Infinity` for no
   * limit. Time spent waiting for the hourly budget does not count.
   * @default the client's `timeoutMs`
   */
  readonly timeoutMs?: number | undefined;
  /**
   * How long the call may take as a whole, with its waits and retries, in milliseconds. `Infinity` for no limit.
   * @default the client's `totalTimeoutMs`
   */
  readonly totalTimeoutMs?: number | undefined;
  /**
   * The longest wait for a retry, or for a slot in the hourly budget, in milliseconds. If the wait would be longer, the
   * call fails at once with an error that has `retryAt`; with 0, the call never waits.
   * @default the client's `maxWaitMs`
   */
  readonly maxWaitMs?: number | undefined;
  /**
   * When and how often a failed request is retried; `false` for never.
   * @default the client's `retry`
   */
  readonly retry?: RetryOptions | false | undefined;
  /**
   * The user to act as (`EvEnergy-User`), as an ID or as the user's URL.
   * @default the client's `user`
   */
  readonly user?: string | undefined;
  /**
   * `false`: the call neither waits for the hourly budget nor uses a slot. The response's rate limit headers still
   * update the budget.
   * @default the client's `budget`
   */
  readonly budget?: false | undefined;
}
