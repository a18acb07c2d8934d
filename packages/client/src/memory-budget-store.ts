import type { BudgetReport, BudgetStore } from "./budget-store.ts";

const hour = 3_600_000;
/** The default of the API for one application. */
const usualLimit = 1000;
/** How many requests may be under way before the first answer has said what is left. */
const blindRequests = 4;
/** No answer takes longer than this: until then the API may have counted a request an hour before its answer. */
const slowest = 60_000;
/** When others use the same budget, how long "nothing left" is believed before one request looks again. */
const probeAfter = 300_000;

interface Bucket {
  limit: number;
  /** How many more requests the API counts than this process has sent: those of others, as far as answers tell. */
  foreign: number;
  /**
   * Moments of the answers to the own requests of the last hour, in milliseconds since 1970. The API counted each
   * of them before that: when it comes back here, its hour is over there, too.
   */
  readonly sent: number[];
  /** When each request under way was taken; an answer may count it or not. */
  readonly open: number[];
  /** The end of a pause that the API asked for. */
  pausedUntil: number;
  /** When an answer last said what is left; 0 before the first. */
  heardAt: number;
  /** Callers that wait for the next answer. */
  waiting: (() => void)[];
}

/**
 * The budget of one process. The API counts a *rolling* hour and says in each answer what is left, so the store
 * knows from two sources: its own requests, which come back when they are an hour old; and what it was told, from
 * which it works out how much others have used.
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
        foreign: 0,
        sent: [],
        open: [],
        pausedUntil: 0,
        heardAt: 0,
        waiting: [],
      };
      buckets.set(key, bucket);
    }
    return bucket;
  };

  const take = (key: string): number | Promise<number> => {
    const bucket = bucketOf(key);
    const { limit, foreign, sent, open, heardAt, pausedUntil } = bucket;
    const now = Date.now();
    while ((sent[0] ?? now) <= now - hour) sent.shift();
    if (pausedUntil > now) return pausedUntil;
    const spent = limit - foreign - sent.length <= open.length;
    if (open.length && (spent || (!heardAt && open.length >= blindRequests))) {
      // The answers under way will tell more than any guess.
      return new Promise<void>((resolve) => bucket.waiting.push(resolve)).then(() => take(key));
    }
    const own = (sent[0] ?? 0) + hour;
    const next = foreign > 0 ? Math.min(own, heardAt + probeAfter) : own;
    // At the end of a pause the API accepts one request, whose answer tells the rest.
    if (spent && !pausedUntil && next > now) return next;
    bucket.pausedUntil = 0;
    open.push(now);
    return 0;
  };

  const report = (key: string, { limit, remaining, retryAt, unsent }: BudgetReport): void => {
    const bucket = bucketOf(key);
    const { sent, open, foreign, heardAt } = bucket;
    const now = Date.now();
    // Which of the requests under way it was is not known; the first was taken no later than that one.
    const taken = (unsent ? open.pop() : open.shift()) ?? now;
    const first = sent.findIndex((moment) => moment > now - hour + slowest);
    const last = sent.findLastIndex((moment) => moment < taken);
    const sure = first < 0 || last < first ? 0 : last - first + 1;
    // What was refused costs nothing.
    const cost = unsent || retryAt ? 0 : 1;
    if (cost) sent.push(now);
    if (limit !== undefined && remaining !== undefined) {
      const counted = limit - remaining;
      // All own requests may be among the counted; those answered before this one was taken surely are. Between
      // these bounds nothing is new; above them others are at work, and the worst is assumed.
      const least = counted - sent.length - open.length;
      const most = counted - sure - cost;
      bucket.foreign = heardAt && least <= foreign ? Math.min(foreign, most) : most;
      bucket.limit = limit;
      bucket.heardAt = now;
    }
    if (retryAt) bucket.pausedUntil = retryAt;
    for (const resolve of bucket.waiting.splice(0)) resolve();
  };

  return { take, report };
}
