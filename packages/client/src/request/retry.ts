import { ApiError } from "../errors/api-error.ts";
import { ConfigurationError } from "../errors/configuration-error.ts";
import type { VehiclesError } from "../errors/vehicles-error.ts";
import { defaultPauseMs } from "../rate-limit/retry-after.ts";

/** When and how often a request is retried. */
export interface RetryOptions {
  /**
   * The maximum number of retries after the first attempt.
   * @default 2
   */
  readonly retries?: number | undefined;
  /**
   * The upper limit of the first, random delay, in milliseconds. It doubles with each retry ("full jitter").
   * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
   * @default 500
   */
  readonly baseDelayMs?: number | undefined;
  /**
   * The largest upper limit, in milliseconds. A longer `Retry-After` is obeyed; above `maxWaitMs`, the call fails.
   * @default 10_000
   */
  readonly maxDelayMs?: number | undefined;
  /**
   * The methods that are retried even if the server may have acted. Other methods are retried only if the server
   * certainly has not: after a 429, or if no connection was made.
   * @default ["GET", "HEAD", "OPTIONS"]
   */
  readonly methods?: readonly string[] | undefined;
  /**
   * The statuses after which to retry.
   * @default [408, 429, 500, 502, 503, 504]
   */
  readonly statuses?: readonly number[] | undefined;
}

/**
 * Decides how long to wait before the next attempt, in milliseconds; `undefined` for no retry.
 *
 * @param attempts How many attempts have been made, without those whose 401 was answered with a renewed token.
 */
export function retryDelay(
  error: VehiclesError,
  method: string,
  attempts: number,
  {
    retries = 2,
    baseDelayMs = 500,
    maxDelayMs = 10_000,
    methods = ["GET", "HEAD", "OPTIONS"],
    statuses = [408, 429, 500, 502, 503, 504],
  }: RetryOptions,
): number | undefined {
  if (attempts > retries || !isTemporary(error, statuses)) return undefined;
  if (!certainlyHadNoEffect(error) && !methods.includes(method)) return undefined;
  const backoff = Math.random() * Math.min(maxDelayMs, baseDelayMs * 2 ** (attempts - 1));
  return Math.max(backoff, requestedDelay(error));
}

/** Whether the same request can succeed later. */
function isTemporary(error: VehiclesError, statuses: readonly number[]): boolean {
  if (error.kind === "network") return error.temporary;
  return error.kind === "timeout" || (error instanceof ApiError && statuses.includes(error.status));
}

function certainlyHadNoEffect(error: VehiclesError): boolean {
  return error.kind === "rateLimited" || (error.kind === "network" && error.neverSent);
}

/** The delay that the server asks for, in milliseconds. */
function requestedDelay(error: VehiclesError): number {
  const { retryAfterMs } = error as { readonly retryAfterMs?: number | undefined };
  return retryAfterMs ?? (error.kind === "rateLimited" ? defaultPauseMs : 0);
}

/**
 * Checks the option `retry`; `false` means no retries.
 *
 * @throws ConfigurationError if `retries` or a delay is not a number, or is negative.
 */
export function checkRetry(retry: RetryOptions | false, prefix = ""): RetryOptions {
  if (retry === false) return { retries: 0 };
  for (const name of ["retries", "baseDelayMs", "maxDelayMs"] as const) {
    const value: unknown = retry[name];
    if (value === undefined || (typeof value === "number" && value >= 0)) continue;
    throw new ConfigurationError(
      `${prefix}retry.${name}: expected a number, 0 or more, got ${String(value)}`,
    );
  }
  return retry;
}
