/**
 * Keeps the hourly budget, and decides when a request may be sent. The client has a store in memory ({@link
 * memoryBudgetStore}); implement this interface to share a budget between processes in your own way.
 *
 * The API has a budget for each OAuth application with client credentials, and one for each user who signed in. The
 * store has a bucket for each of these budgets. The user in `EvEnergy-User` makes no difference.
 *
 * The client queues the calls of one process for each store object and bucket, first come, first served, and calls
 * `acquire` only for the first call in the queue. So a store needs no queue.
 */
export interface BudgetStore {
  /**
   * Acquires a slot for one request, or returns how long to wait before the next attempt. If `acquire` throws or rejects,
   * all calls that wait for this bucket fail with that error.
   */
  acquire(bucket: string): Acquired | Promise<Acquired>;
  /**
   * Updates the budget from the response to a request that took no slot (`budget: false`), because the API counts that
   * request as well. The client does not wait for the returned promise, which must never reject.
   */
  observe?(bucket: string, outcome: RequestOutcome): void | Promise<void>;
}

/** What {@link BudgetStore.acquire} returns. */
export type Acquired = BudgetSlot | BudgetWait;

/** Permission to send one request. */
export interface BudgetSlot {
  /**
   * Returns the slot and reports the outcome of its request. Called exactly once: as soon as the response headers have
   * arrived, the request has failed, or it will not be sent. No call waits for the returned promise, which must never
   * reject.
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
   * False if the request was certainly not sent: it costs nothing. The outcome of a sent request is unknown if it lacks
   * `retryAfterMs`, and also `limit` or `remaining`: the API may have counted the request or not.
   */
  readonly sent: boolean;
  /** `X-RateLimit-Limit`: how many requests the API accepts in any 60 minutes. */
  readonly limit?: number | undefined;
  /** `X-RateLimit-Remaining`: how many of these requests were left at the time of the response. */
  readonly remaining?: number | undefined;
  /**
   * The pause that a 429 asks for, in milliseconds from now. The API does not count requests that it rejects with 429.
   */
  readonly retryAfterMs?: number | undefined;
}
