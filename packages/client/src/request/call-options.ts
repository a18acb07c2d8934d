import type { RetryOptions } from "./retry.ts";

/** What one call may set beside openapi-fetch's own options. What is left out is the client's. */
export interface VehiclesCallOptions {
  /** How long one attempt may take, in milliseconds. */
  readonly timeoutMs?: number | undefined;
  readonly totalTimeoutMs?: number | undefined;
  readonly maxWaitMs?: number | undefined;
  readonly retry?: RetryOptions | false | undefined;
  readonly user?: string | undefined;
  readonly budget?: false | undefined;
}
