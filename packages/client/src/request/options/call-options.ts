import type { RetryOptions } from "../retry.ts";

/**
 * A call's options in addition to openapi-fetch's own. Each option replaces the client's setting for this call only.
 * The client's setting applies if an option is left out or `undefined`.
 *
 * @example
 * await ev.GET("/vehicles", { timeoutMs: 5_000, retry: false });
 */
export interface VehiclesCallOptions {
  /**
   * How long one attempt may take, from its slot in the hourly budget to the last byte of the body, in milliseconds.
   * `Infinity` for no limit.
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
   * call fails at once; its error has `retryAt` if the end of the wait is known. With 0, the call waits only for
   * responses to requests in flight, which show whether a slot is free.
   * @default the client's `maxWaitMs`
   */
  readonly maxWaitMs?: number | undefined;
  /**
   * When and how often a failed request is retried; `false` for never. Members that are left out keep the client's
   * values.
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
