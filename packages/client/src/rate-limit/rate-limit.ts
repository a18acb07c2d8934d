/** The hourly budget, as reported by a response. */
export interface RateLimit {
  /** How many requests the API accepts within any 60 minutes. */
  readonly limit: number;
  /** How many requests were left at the time of the response. */
  readonly remaining: number;
}

/**
 * Reads the two rate limit headers, which every response of the API has.
 *
 *     X-RateLimit-Limit: 1000
 *     X-RateLimit-Remaining: 997
 *
 * @returns `undefined` unless both are numbers, 0 or more.
 */
export function readRateLimit(headers: Headers): RateLimit | undefined {
  const count = (name: string) => Number(headers.get(name) || Number.NaN);
  const [limit, remaining] = [count("x-ratelimit-limit"), count("x-ratelimit-remaining")];
  return limit >= 0 && remaining >= 0 ? { limit, remaining } : undefined;
}
