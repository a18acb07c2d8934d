/**
 * The hourly budget as a response reports it. The described type of the headers is number; the wire carries text:
 *
 *     X-RateLimit-Limit: 1000
 *     X-RateLimit-Remaining: 997
 */
export interface RateLimit {
  /** The number of requests allowed per hour. */
  readonly limit: number;
  /** The number of requests that are left. */
  readonly remaining: number;
}

/** The budget that a response reports, or undefined if it reports none. */
export function readRateLimit({ headers }: Response): RateLimit | undefined {
  const count = (name: string) => Number(headers.get(name) || Number.NaN);
  const [limit, remaining] = [count("x-ratelimit-limit"), count("x-ratelimit-remaining")];
  return limit >= 0 && remaining >= 0 ? { limit, remaining } : undefined;
}
