import type { Exchange } from "../network/exchange.ts";
import type { CallRecord } from "../world/call-record.ts";
import type { World } from "../world/world.ts";

const hour = 3_600_000;
/** How long after a response all processes know by Redis what it said, in milliseconds. */
const untilKnownMs = 1000;

/** What is known of the requests that draw on one bucket. */
interface BucketUse {
  /** The stores that keep its budget. More than one don't know of each other. */
  readonly stores: Set<object>;
  /** Whether somebody who keeps no budget has used it, too, or requests have arrived that were given up. */
  disturbed: boolean;
}

/** Watches that clients keep within the budget, and that they keep the pauses that the API asks for. */
export class BudgetChecks {
  readonly #world: World;
  readonly #use = new Map<string, BucketUse>();
  /** Requests by the store that has allowed them. */
  readonly #sent = new Map<object, Exchange[]>();
  /** Until when the API has told the users of a store to wait. */
  readonly #pausedUntil = new Map<object, number>();
  readonly #pausedSince = new Map<object, number>();
  readonly #alone = new WeakSet<Exchange>();
  /** Stores that have heard from the API how many requests it allows. */
  readonly #informed = new WeakSet<object>();
  /** Stores whose process sends requests that draw on no budget. */
  readonly #bypassed = new WeakSet<object>();
  /** Requests that were sent without that knowledge. */
  readonly #blind = new WeakSet<Exchange>();

  constructor(world: World) {
    this.#world = world;
  }

  /** Others use all buckets that are in use. */
  disturb(count: number): void {
    for (const [bucket, use] of this.#use) {
      use.disturbed = true;
      const budget = this.#world.api.budgetOf(bucket);
      for (let number = 0; number < count; number++) budget.count(this.#world.time.now);
    }
  }

  sent(exchange: Exchange): void {
    const store = storeOf(exchange);
    if (!store) {
      const { process } = recordOf(exchange) ?? {};
      if (process) this.#bypassed.add(process.keeper);
      return;
    }
    const sent = this.#sent.get(store) ?? [];
    this.#sent.set(store, sent);
    // A slot is released when the head of the response is there.
    const isOver = ({ delivered, endedAt, process }: Exchange) =>
      delivered || endedAt !== undefined || !process?.alive;
    if (sent.every(isOver)) this.#alone.add(exchange);
    if (!this.#informed.has(store)) this.#blind.add(exchange);
    sent.push(exchange);
    const pausedMs = (this.#pausedUntil.get(store) ?? 0) - this.#world.time.now;
    // Where a token has to be fetched first, the slot can be older than the pause; and Redis hears of it later.
    if (this.#world.redis && (this.#world.redis.disturbed || !this.#isKnown(store))) return;
    if (pausedMs > 1 && recordOf(exchange)?.process.auth === "text") {
      const left = `${Math.round(pausedMs)} ms before the end of the pause`;
      this.#world.fail("a pause is kept", `request ${exchange.ordinal} was sent ${left}`);
    }
  }

  arrived(exchange: Exchange): void {
    const { response } = exchange;
    const bucket = response?.bucket;
    if (bucket === undefined) return;
    const use = this.#use.get(bucket) ?? { stores: new Set(), disturbed: false };
    this.#use.set(bucket, use);
    const store = storeOf(exchange);
    // A request that arrives after it was given up: a probe may have missed it, and others were sent in its place.
    if (exchange.endedAt !== undefined) use.disturbed = true;
    if (!store) use.disturbed = true;
    else use.stores.add(store);
    if (!response?.overLimit || use.disturbed || use.stores.size > 1 || this.#world.redis?.disturbed) return;
    if (this.#alone.has(exchange) || this.#blind.has(exchange)) return;
    const others = "no other program uses this budget";
    this.#world.fail("the budget holds", `the API rejects request ${exchange.ordinal}, and ${others}`);
  }

  delivered(exchange: Exchange): void {
    const store = storeOf(exchange);
    const retryAfter = Number(exchange.response?.headers["retry-after"]);
    if (store && exchange.response?.bucket) this.#informed.add(store);
    // The budget also learns from requests that draw on none.
    const keeper = recordOf(exchange)?.process.keeper;
    if (!keeper || exchange.response?.status !== 429) return;
    this.#pausedUntil.set(keeper, this.#world.time.now + retryAfter * 1000);
    this.#pausedSince.set(keeper, this.#world.time.now);
  }

  #isKnown(store: object): boolean {
    return this.#world.time.now > (this.#pausedSince.get(store) ?? 0) + untilKnownMs;
  }

  /** Whether a store has the budget of a bucket to itself. */
  isAlone(bucket: string): boolean {
    const use = this.#use.get(bucket);
    return use === undefined || (!use.disturbed && use.stores.size < 2);
  }

  isPaused(store: object): boolean {
    return (this.#pausedUntil.get(store) ?? 0) > this.#world.time.now;
  }

  /**
   * How many slots of a store must be free, at least, if it has the budget to itself. Undefined if the store cannot
   * know: outcomes are unknown, or the latest request was not alone.
   */
  leastFree(store: object): number | undefined {
    const since = this.#world.time.now - hour;
    const sent = (this.#sent.get(store) ?? []).filter(({ neverLeft }) => !neverLeft);
    const recent = sent.filter(({ endedAt = Infinity }) => endedAt > since);
    const latest = recent.at(-1);
    const known = sent.every(
      ({ delivered, response }) => delivered && response?.headers["x-ratelimit-limit"],
    );
    if (!latest || !known || this.#bypassed.has(store) || !this.#alone.has(latest)) return undefined;
    return this.#world.plan.api.limit - recent.length;
  }
}

function recordOf({ call }: Exchange): CallRecord | undefined {
  return call as CallRecord | undefined;
}

/** What keeps the budget that has allowed a request; undefined if it draws on no budget. */
function storeOf(exchange: Exchange): object | undefined {
  if (exchange.url.pathname.startsWith("/o/")) return undefined;
  const record = recordOf(exchange);
  return record?.limits.budgeted ? record.process.keeper : undefined;
}
