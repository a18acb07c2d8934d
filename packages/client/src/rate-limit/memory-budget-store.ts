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
    const bucket = buckets.get(key) ?? openBucket();
    buckets.set(key, bucket);
    return bucket;
  };
  return {
    take: (key) => bucketOf(key).take(),
    report: (key, report) => bucketOf(key).report(report),
  };
}

interface Bucket {
  take(): number | Promise<number>;
  report(report: BudgetReport): void;
}

function openBucket(): Bucket {
  let limit = usualLimit;
  /** How many more requests the API counts than this process has sent: those of others, as far as answers tell. */
  let foreign = 0;
  /**
   * Moments of the answers to the own requests of the last hour, in milliseconds since 1970. The API counted each
   * of them before that: when it comes back here, its hour is over there, too.
   */
  const sent: number[] = [];
  /** How many requests are under way; an answer may count them or not. */
  let open = 0;
  /** The end of a pause that the API asked for. */
  let pausedUntil = 0;
  /** When an answer last said what is left; 0 before the first. */
  let heardAt = 0;
  /** Callers that wait for the next answer. */
  const waiting: (() => void)[] = [];

  const take = (): number | Promise<number> => {
    const now = Date.now();
    while ((sent[0] ?? now) <= now - hour) sent.shift();
    if (pausedUntil > now) return pausedUntil;
    const spent = limit - foreign - sent.length <= open;
    if (open && (spent || (!heardAt && open >= blindRequests))) {
      // The answers under way will tell more than any guess.
      return new Promise<void>((resolve) => waiting.push(resolve)).then(take);
    }
    const own = (sent[0] ?? 0) + hour;
    const next = foreign > 0 ? Math.min(own, heardAt + probeAfter) : own;
    // At the end of a pause the API accepts one request, whose answer tells the rest.
    if (spent && !pausedUntil && next > now) return next;
    pausedUntil = 0;
    open++;
    return 0;
  };

  const report = (told: BudgetReport): void => {
    const { remaining, retryAt, sentAt = 0, unsent } = told;
    const now = Date.now();
    const sure = Math.max(0, countBefore(sent, sentAt) - countBefore(sent, now - hour + slowest));
    // What was refused costs nothing.
    const cost = unsent || retryAt ? 0 : 1;
    if (open) open--;
    // An API that counts accepts less than twice its limit in this time; one that doesn't must not fill the memory.
    if (cost && sent.push(now) > 4 * limit) sent.splice(0, 2 * limit);
    if (told.limit !== undefined && remaining !== undefined) {
      limit = told.limit;
      const counted = limit - remaining;
      // All own requests may be among the counted; those answered before this one was sent surely are. Between
      // these bounds nothing is new; above them others are at work, and the worst is assumed.
      const least = counted - sent.length - open;
      const most = counted - sure - cost;
      foreign = heardAt && least <= foreign ? Math.min(foreign, most) : most;
      heardAt = now;
    }
    if (retryAt) pausedUntil = retryAt;
    for (const resolve of waiting.splice(0)) resolve();
  };

  return { take, report };
}

/** How many of the moments, which are in order, lie before this one. */
function countBefore(moments: readonly number[], end: number): number {
  let [from, to] = [0, moments.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((moments[middle] as number) < end) from = middle + 1;
    else to = middle;
  }
  return from;
}
