import type { BudgetReport, BudgetStore } from "./budget-store.ts";

const hour = 3_600_000;
/** The default of the API for one application. */
const usualLimit = 1000;
/** How many requests may be under way before the first answer has said what is left. */
const blindRequests = 4;
/** When others use the same budget, how long "nothing left" is believed before one request looks again. */
const probeAfter = 300_000;

interface Bucket {
  limit: number;
  left: number;
  /** Moments of the own requests of the last hour, in milliseconds since 1970. */
  readonly sent: number[];
  /** Requests under way: the answers so far may not count them. */
  pending: number;
  /** Whether the request under way had no other beside it, so that its answer counts everything. */
  alone: boolean;
  /** The least that answers said is left since a request had no other beside it; undefined before the first. */
  least?: number | undefined;
  /** The end of a pause that the API asked for. */
  pausedUntil: number;
  /** When an answer last said what is left; 0 before the first. */
  heardAt: number;
  /** Whether others use the same budget. */
  shared: boolean;
  /** Callers that wait for the next answer. */
  waiting: (() => void)[];
}

/**
 * The budget of one process. The API counts a *rolling* hour and says in each answer what is left, so the store
 * knows from two sources: what it was told, less the requests since; and when its own requests grow an hour old
 * and come back.
 *
 * @see BudgetStore
 */
export function memoryBudgetStore(): BudgetStore {
  const buckets = new Map<string, Bucket>();

  const bucketOf = (key: string): Bucket => {
    let bucket = buckets.get(key);
    if (!bucket) {
      bucket = {
        limit: usualLimit,
        left: usualLimit,
        sent: [],
        pending: 0,
        alone: true,
        pausedUntil: 0,
        heardAt: 0,
        shared: false,
        waiting: [],
      };
      buckets.set(key, bucket);
    }
    return bucket;
  };

  const take = (key: string): number | Promise<number> => {
    const bucket = bucketOf(key);
    const now = Date.now();
    while ((bucket.sent[0] ?? now) <= now - hour) {
      bucket.sent.shift();
      bucket.left = Math.min(bucket.limit, bucket.left + 1);
    }
    if (bucket.pausedUntil > now) return bucket.pausedUntil;
    const blind = !bucket.heardAt && bucket.pending >= blindRequests;
    if (bucket.pending && (blind || bucket.left <= 0)) {
      // The answers under way will tell more than any guess.
      return new Promise<void>((resolve) => bucket.waiting.push(resolve)).then(() => take(key));
    }
    // With many at once the own count can fall behind what every answer says: then one request looks again.
    if (bucket.left <= 0 && !bucket.least) {
      const next = refill(bucket);
      if (next > now) return next;
    }
    bucket.sent.push(now);
    bucket.left--;
    bucket.alone = !bucket.pending++;
    if (bucket.alone) bucket.least = undefined;
    return 0;
  };

  const report = (key: string, { limit, remaining, retryAt }: BudgetReport): void => {
    const bucket = bucketOf(key);
    const alone = bucket.alone && bucket.pending === 1;
    bucket.pending--;
    if (limit !== undefined && remaining !== undefined) {
      const left = remaining - bucket.pending;
      bucket.left = alone ? left : Math.min(bucket.left, left);
      bucket.least = Math.min(bucket.least ?? remaining, remaining);
      bucket.limit = limit;
      bucket.heardAt = Date.now();
      bucket.shared = limit - remaining > bucket.sent.length;
    }
    if (retryAt) {
      bucket.pausedUntil = retryAt;
      // At that moment the API accepts one request, whose answer tells the rest.
      bucket.left = 1;
    }
    for (const resolve of bucket.waiting.splice(0)) resolve();
  };

  return { take, report };
}

/** When an empty bucket will have a request again, or is worth a look. */
function refill({ sent, shared, heardAt }: Bucket): number {
  const own = (sent[0] ?? 0) + hour;
  return shared ? Math.min(own, heardAt + probeAfter) : own;
}
