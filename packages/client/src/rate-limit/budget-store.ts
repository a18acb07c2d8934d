/**
 * Keeps the hourly budget, and decides when a request may be sent. The client has a store in memory ({@link
 * memoryBudgetStore}); implement this interface to share a budget between processes in your own way.
 *
 * A bucket is what the API counts by: the OAuth application for client credentials, otherwise the user who signed in.
 * It is never the user in `EvEnergy-User`.
 *
 * The client queues the calls of one process for each store object and bucket, first come, first served. Only the first
 * in the queue asks, so a store needs no queue of its own.
 */
export interface BudgetStore {
  /**
   * Acquires a slot for one request, or says how long to wait before asking again. If it throws or rejects, the
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

/** No slot is free. */
export interface BudgetWait {
  /** Ask again after this many milliseconds. The client asks earlier if this process releases a slot. */
  readonly waitMs: number;
  /**
   * The responses to requests in flight will decide whether a slot is free. Calls wait for these responses, whatever
   * their `maxWaitMs`.
   * @default false
   */
  readonly inFlight?: boolean;
}

/** The outcome of a request. Its numbers come from the server unchecked: a store has to cope with any value. */
export interface RequestOutcome {
  /**
   * False if the request certainly was not sent: it costs nothing. A request that was sent and has neither a count nor
   * a pause has an unknown outcome: the API may or may not have counted it.
   */
  readonly sent: boolean;
  /** `X-RateLimit-Limit`: how many requests the API accepts in any 60 minutes. */
  readonly limit?: number | undefined;
  /** `X-RateLimit-Remaining`: how many of them were left when the response was made. */
  readonly remaining?: number | undefined;
  /**
   * The pause that a 429 asks for, in milliseconds from now. The API does not count a request that it rejects in this
   * way.
   */
  readonly retryAfterMs?: number | undefined;
}
