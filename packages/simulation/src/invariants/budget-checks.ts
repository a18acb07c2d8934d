import type { Exchange } from "../network/exchange.ts";
import type { CallRecord } from "../world/call-record.ts";
import type { World } from "../world/world.ts";

const hour = 3_600_000;
/** The time after which all processes have learned of a response through Redis, in milliseconds. */
const propagationMs = 1000;

/** What is known about the use of one bucket. */
interface BucketUse {
  /** The stores that count the bucket's requests. If there are several, each counts only its own. */
  readonly stores: Set<object>;
  /**
   * Whether the API counted requests that no store knows about: from other programs, without a budget, or aborted before
   * they arrived.
   */
  disturbed: boolean;
}

/** Checks that clients respect the budget, and the pauses that the API requires. */
export class BudgetChecks {
  readonly #world: World;
  readonly #use = new Map<string, BucketUse>();
  /** The requests that each store has allowed. */
  readonly #sent = new Map<object, Exchange[]>();
  /** Until when the API requires the users of a store to wait. */
  readonly #pausedUntil = new Map<object, number>();
  readonly #pausedSince = new Map<object, number>();
  /** Requests that were sent when their store had no other request in flight. */
  readonly #sentAlone = new WeakSet<Exchange>();
  /** Stores that know the API's limit from a response. */
  readonly #informed = new WeakSet<object>();
  /** Stores whose process also sends requests without the budget. */
  readonly #bypassed = new WeakSet<object>();
  /** Requests that were sent before their store knew the limit. */
  readonly #blind = new WeakSet<Exchange>();

  constructor(world: World) {
    this.#world = world;
  }

  /** Simulates this number of requests by other programs in each bucket that has been used. */
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
      if (process) this.#bypassed.add(process.budgetScope);
      return;
    }
    const sent = this.#sent.get(store) ?? [];
    this.#sent.set(store, sent);
    // A slot is released when the head of the response has arrived.
    const isOver = ({ delivered, endedAt, process }: Exchange) =>
      delivered || endedAt !== undefined || !process?.alive;
    if (sent.every(isOver)) this.#sentAlone.add(exchange);
    if (!this.#informed.has(store)) this.#blind.add(exchange);
    sent.push(exchange);
    const pausedMs = (this.#pausedUntil.get(store) ?? 0) - this.#world.time.now;
    // Not checked: requests whose store may not have learned of the pause through Redis yet, and requests of calls that
    // fetch a token after they have acquired a slot, because the pause can start in between.
    if (this.#world.redis && (this.#world.redis.disturbed || !this.#isPropagated(store))) return;
    if (pausedMs > 1 && recordOf(exchange)?.process.auth === "static") {
      const left = `${Math.round(pausedMs)} ms before the end of the pause`;
      this.#world.fail("a pause is respected", `request ${exchange.ordinal} was sent ${left}`);
    }
  }

  arrived(exchange: Exchange): void {
    const { response } = exchange;
    const bucket = response?.bucket;
    if (bucket === undefined) return;
    const use = this.#use.get(bucket) ?? { stores: new Set(), disturbed: false };
    this.#use.set(bucket, use);
    const store = storeOf(exchange);
    // The request was aborted before it arrived, so another request may have been sent in its place.
    if (exchange.endedAt !== undefined) use.disturbed = true;
    if (!store) use.disturbed = true;
    else use.stores.add(store);
    if (!response?.overLimit || use.disturbed || use.stores.size > 1 || this.#world.redis?.disturbed) return;
    if (this.#sentAlone.has(exchange) || this.#blind.has(exchange)) return;
    const others = "although no other program uses this budget";
    this.#world.fail("the budget is respected", `the API rejects request ${exchange.ordinal}, ${others}`);
  }

  delivered(exchange: Exchange): void {
    const store = storeOf(exchange);
    const retryAfter = Number(exchange.response?.headers["retry-after"]);
    if (store && exchange.response?.bucket) this.#informed.add(store);
    // A 429 also starts a pause if its request had no slot.
    const scope = recordOf(exchange)?.process.budgetScope;
    if (!scope || exchange.response?.status !== 429) return;
    this.#pausedUntil.set(scope, this.#world.time.now + retryAfter * 1000);
    this.#pausedSince.set(scope, this.#world.time.now);
  }

  #isPropagated(store: object): boolean {
    return this.#world.time.now > (this.#pausedSince.get(store) ?? 0) + propagationMs;
  }

  /** Whether at most one store, and nothing else, has used the budget of a bucket. */
  isExclusive(bucket: string): boolean {
    const use = this.#use.get(bucket);
    return use === undefined || (!use.disturbed && use.stores.size < 2);
  }

  isPaused(store: object): boolean {
    return (this.#pausedUntil.get(store) ?? 0) > this.#world.time.now;
  }

  /**
   * The minimum number of free slots in a store that alone uses the budget. Undefined if it is not certain: the store has
   * sent nothing in the last hour, the outcome of a request is unknown, requests were sent without the budget, or others
   * were in flight when the latest one was sent.
   */
  minFreeSlots(store: object): number | undefined {
    const since = this.#world.time.now - hour;
    const sent = (this.#sent.get(store) ?? []).filter(({ neverLeft }) => !neverLeft);
    const recent = sent.filter(({ endedAt = Infinity }) => endedAt > since);
    const latest = recent.at(-1);
    const known = sent.every(
      ({ delivered, response }) => delivered && response?.headers["x-ratelimit-limit"],
    );
    if (!latest || !known || this.#bypassed.has(store) || !this.#sentAlone.has(latest)) return undefined;
    return this.#world.plan.api.limit - recent.length;
  }
}

function recordOf({ call }: Exchange): CallRecord | undefined {
  return call as CallRecord | undefined;
}

/** The scope of the budget that allowed a request; undefined for token requests and for calls without a budget. */
function storeOf(exchange: Exchange): object | undefined {
  if (exchange.url.pathname.startsWith("/o/")) return undefined;
  const record = recordOf(exchange);
  return record?.limits.budgeted ? record.process.budgetScope : undefined;
}
