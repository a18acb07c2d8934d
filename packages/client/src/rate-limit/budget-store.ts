/**
 * Keeps the hourly budget: who may send now. The client has one in memory ({@link memoryBudgetStore}); implement
 * this interface to share a budget between processes in your own way.
 *
 * A bucket is what the API counts by: the OAuth application for client credentials, otherwise the user who signed
 * in. Never the user in `EvEnergy-User`.
 *
 * The client queues the calls of one process for each store object and bucket, first come, first served. Only the
 * first in the queue asks, so a store needs no queue of its own.
 */
export interface BudgetStore {
  /**
   * Acquires a slot for one request, or says how long to wait before asking again. If it throws or rejects, the
   * calls that wait for this bucket fail with that error.
   */
  acquire(bucket: string): Acquired | Promise<Acquired>;
  /**
   * Learns from the response to a request that took no slot (`budget: false`): the API counts that one, too.
   * Nobody waits for it, and it never rejects.
   */
  observe?(bucket: string, outcome: RequestOutcome): void | Promise<void>;
}

/** What {@link BudgetStore.acquire} gives. */
export type Acquired = BudgetSlot | BudgetWait;

/** Permission to send one request. */
export interface BudgetSlot {
  /**
   * Returns the slot and tells what became of its request. Called exactly once, as soon as the response headers
   * have arrived or the request has failed. Nobody waits for it, and it never rejects.
   */
  release(outcome: RequestOutcome): void | Promise<void>;
}

/** There is no slot now. */
export interface BudgetWait {
  /**
   * Ask again after this many milliseconds. The client asks earlier if one of this process' slots is released.
   */
  readonly waitMs: number;
  /**
   * The budget may have room: the responses to requests in flight decide. Calls wait for those whatever their
   * `maxWaitMs`.
   * @default false
   */
  readonly inFlight?: boolean;
}

/** What became of a request. Any number may come in here: a store has to survive what a server sends. */
export interface RequestOutcome {
  /**
   * False if the request certainly never left: it costs nothing. A request that was sent, and has neither a count
   * nor a pause, has an unknown outcome: the API may have counted it or not.
   */
  readonly sent: boolean;
  /** `X-RateLimit-Limit`: how many requests the API accepts in any 60 minutes. */
  readonly limit?: number | undefined;
  /** `X-RateLimit-Remaining`: how many of them were left when the response was made. */
  readonly remaining?: number | undefined;
  /** The pause that a 429 asks for, in milliseconds from now. The API does not count a request that it rejects so. */
  readonly retryAfterMs?: number | undefined;
}
