/** What became of a request that was taken from a bucket. All absent: there was no answer, or none that says. */
export interface BudgetReport {
  /** `X-RateLimit-Limit` */
  readonly limit?: number | undefined;
  /** `X-RateLimit-Remaining` */
  readonly remaining?: number | undefined;
  /** The end of the pause that a 429 asks for, in milliseconds since 1970. */
  readonly retryAt?: number | undefined;
  /** When it was sent, in milliseconds since 1970: what was answered before is surely among what its answer counts. */
  readonly sentAt?: number;
  /** It was not sent, and goes back: whoever waited for the turn had gone when it came. */
  readonly unsent?: boolean;
}

/**
 * Keeps the hourly budget. The client brings one in memory; implement this to share a budget between processes.
 *
 * A bucket is what the API counts by: the OAuth application for client credentials, else the token's user. Never
 * the user in `EvEnergy-User`.
 */
export interface BudgetStore {
  /**
   * Takes one request from a bucket: 0 when it may be sent now, else the moment to ask again, in milliseconds
   * since 1970.
   */
  take(bucket: string): number | Promise<number>;
  /**
   * Tells what became of a request taken. Called once for each of them. Nobody waits for it, so it handles its
   * own failures.
   */
  report(bucket: string, report: BudgetReport): void | Promise<void>;
}
