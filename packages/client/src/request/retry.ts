import type { VehiclesError } from "../errors/vehicles-error.ts";

/** When and how often a request is sent again. */
export interface RetryOptions {
  /**
   * How many times at most, after the first.
   * @default 2
   */
  readonly retries?: number;
  /**
   * The first pause is a random time up to this, in milliseconds; the bound doubles each time ("full jitter").
   * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
   * @default 500
   */
  readonly baseDelayMs?: number;
  /**
   * The bound grows no further than this, in milliseconds. A `Retry-After` can ask for more: then it counts, up
   * to `maxWaitMs` of the client.
   * @default 10_000
   */
  readonly maxDelayMs?: number;
  /**
   * The methods that may be repeated although the server may have acted. The others are repeated only where it
   * surely has not: after a 429, or where no connection came about.
   * @default ["GET", "HEAD", "OPTIONS"]
   */
  readonly methods?: readonly string[];
  /**
   * The statuses after which to try again.
   * @default [408, 429, 500, 502, 503, 504]
   */
  readonly statuses?: readonly number[];
}

/**
 * How long to pause before the request is sent again, in milliseconds; `undefined` where it must not be.
 *
 * @param sent How many times it was sent.
 */
export function retryDelay(
  error: VehiclesError,
  method: string,
  sent: number,
  {
    retries = 2,
    baseDelayMs = 500,
    maxDelayMs = 10_000,
    methods = ["GET", "HEAD", "OPTIONS"],
    statuses = [408, 429, 500, 502, 503, 504],
  }: RetryOptions,
): number | undefined {
  const { kind } = error;
  const passing =
    "status" in error ? statuses.includes(error.status ?? 0) : kind === "network" || kind === "timeout";
  const harmless =
    kind === "rateLimited" || (kind === "network" && error.neverSent) || methods.includes(method);
  // Not more than NaN is not at all.
  if (!(sent <= retries) || !passing || !harmless) return undefined;
  const backoff = Math.random() * Math.min(maxDelayMs, baseDelayMs * 2 ** (sent - 1));
  const { retryAt } = error as { readonly retryAt?: Date | undefined };
  return Math.max(backoff, Number(retryAt ?? 0) - Date.now());
}
