/**
 * Keeps the hourly budget, and decides when a request may be sent. The client has a store in memory ({@link
 * memoryBudgetStore}); implement this interface to share a budget between processes in your own way.
 *
 * The API has one budget, and the store one bucket, for each OAuth application with client credentials, and for each
 * user who signed in. The user in `EvEnergy-User` makes no difference.
 *
 * The client queues the calls of one process for each store object and bucket, first come, first served, and calls
 * `acquire` only for the first one. So a store needs no queue.
 */
export interface BudgetStore {
  /**
   * Acquires a slot for one request, or returns how long to wait before the next attempt. If it throws or rejects, all
   * calls that wait for this bucket fail with that error.
   */
  acquire(bucket: string): Acquired | Promise<Acquired>;
  /**
   * Updates the budget from the response to a request that took no slot (`budget: false`), because the API counts that
   * request as well. The client does not wait for it, and it must never reject.
   */
  observe?(bucket: string, outcome: RequestOutcome): void | Promise<void>;
}

/** What {@link BudgetStore.acquire} returns. */
export type Acquired = BudgetSlot | BudgetWait;

/** Permission to send one request. */
export interface BudgetSlot {
  /**
   * Returns the slot and reports the outcome of its request. Called exactly once, as soon as the response headers have
   * arrived or the request has failed. The client does not wait for it, and it must never reject.
   */
  release(outcome: RequestOutcome): void | Promise<void>;
}

/** No slot is free yet. */
export interface BudgetWait {
  /** Call `acquire` again after this many milliseconds. The client does so earlier if this process releases a slot. */
  readonly waitMs: number;
  /**
   * Whether the wait is for the responses to requests in flight, which decide if a slot is free. Calls wait for these
   * responses, whatever their `maxWaitMs`.
   * @default false
   */
  readonly inFlight?: boolean;
}

/** The outcome of a request. Its numbers come from the server unchecked: a store has to cope with any value. */
export interface RequestOutcome {
  /**
   * False if the request was certainly not sent: it costs nothing. If a request was sent and its outcome has neither
   * `limit` and `remaining` nor `retryAfterMs`, the outcome is unknown: the API may have counted it or not.
   */
  readonly sent: boolean;
  /** `X-RateLimit-Limit`: how many requests the API accepts in any 60 minutes. */
  readonly limit?: number | undefined;
  /** `X-RateLimit-Remaining`: how many of them were left at the time of the response. */
  readonly remaining?: number | undefined;
  /**
   * The pause that a 429 asks for, in milliseconds from now. The API does not count requests that it rejects with 429.
   */
  readonly retryAfterMs?: number | undefined;
}
