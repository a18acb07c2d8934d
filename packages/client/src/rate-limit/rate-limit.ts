/** The hourly budget as an answer reports it. */
export interface RateLimit {
  /** Requests that the API accepts within any 60 minutes. */
  readonly limit: number;
  /** Requests left at the time of the answer. */
  readonly remaining: number;
}

/**
 * Reads the two headers that every answer of the API carries; the wire has strings.
 *
 *     X-RateLimit-Limit: 1000
 *     X-RateLimit-Remaining: 997
 */
export function readRateLimit(headers: Headers): RateLimit | undefined {
  const count = (name: string) => Number(headers.get(name) || Number.NaN);
  const [limit, remaining] = [count("x-ratelimit-limit"), count("x-ratelimit-remaining")];
  return limit >= 0 && remaining >= 0 ? { limit, remaining } : undefined;
}
