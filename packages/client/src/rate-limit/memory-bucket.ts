import type { Acquired, RequestOutcome } from "./budget-store.ts";
import { readOutcome } from "./read-outcome.ts";
import { RollingLog } from "./rolling-log.ts";

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
/** The API's default for one application. */
const usualLimit = 1000;
/** How many requests may be in flight before the first response has said what is left. */
const blindRequests = 4;
/** No response takes longer: the API counts a request at most this long before the response arrives. */
const slowest = minute;
/** If others use the same budget, how long “nothing left” is believed before one request probes. */
const believed = 5 * minute;
/** An API that counts rejects requests beyond its limit; one that doesn't must not fill the memory. */
const mostLogged = 100_000;

/** What was known when a request was sent, or at a moment before that. */
interface Mark {
  /** Positions in the logs: requests before them had ended. */
  readonly confirmed: number;
  readonly unconfirmed: number;
  /** By the monotonic clock. */
  readonly time: number;
  /** Whether the request is a probe. */
  readonly probe: boolean;
}

/**
 * The budget of one bucket.
 *
 * The API's count is made of our confirmed requests, those whose outcome is unknown, some of those in flight, and
 * the requests of others. Only the sum is told, so the number of others is kept within bounds: see `#learn`.
 *
 * A *probe* is one request although nothing seems to be left, sent when no other is in flight: its response tells
 * what the API counts.
 */
export class MemoryBucket {
  #limit = usualLimit;
  /** Requests that the API counts beyond our own, as far as responses tell. Negative if it counts fewer than we. */
  #others = 0;
  #inFlight = 0;
  /** When the responses of the last hour arrived. The API counted each request earlier than that. */
  readonly #confirmed = new RollingLog();
  /** When requests of the last hour ended without a count: lost, timed out, or never received. */
  readonly #unconfirmed = new RollingLog();
  /** A later response has accounted for the unconfirmed requests before this position. */
  #accountedTo = 0;
  /** The end of the last pause, until a response after it says what is left. */
  #pausedUntil: number | undefined;
  /** When a response last said what is left. */
  #heardAt: number | undefined;
  #probedAt = -Infinity;
  /** Probes since a response last said what is left. */
  #probes = 0;

  acquire(): Acquired {
    const now = performance.now();
    this.#forget(now - hour);
    if (this.#pausedUntil !== undefined && this.#pausedUntil > now) return waitUntil(this.#pausedUntil, now);
    const blind = this.#heardAt === undefined && this.#inFlight >= blindRequests;
    const probe = this.#free <= 0;
    if (this.#inFlight > 0 && (probe || blind)) return { waitMs: minute, inFlight: true };
    if (probe) {
      const freeAt = hour + Math.min(this.#confirmed.oldest, this.#unconfirmed.oldest);
      const again = Math.min(freeAt, this.#probeAt);
      if (again > now) return waitUntil(again, now);
      this.#probedAt = now;
      this.#probes++;
    }
    this.#inFlight++;
    const mark = { confirmed: this.#confirmed.end, unconfirmed: this.#unconfirmed.end, time: now, probe };
    let released = false;
    return {
      release: (outcome) => {
        if (released) return;
        released = true;
        this.#inFlight--;
        this.#learn(outcome, mark);
      },
    };
  }

  /** Learns from a request without a slot. It was sent at an unknown time, but hardly longer ago than `slowest`. */
  observe(outcome: RequestOutcome): void {
    const time = performance.now() - slowest;
    const confirmed = this.#confirmed.positionAfter(time);
    const unconfirmed = this.#unconfirmed.positionAfter(time);
    this.#learn(outcome, { confirmed, unconfirmed, time, probe: false });
  }

  get #free(): number {
    return this.#limit - this.#others - this.#confirmed.length - this.#unconfirmed.length - this.#inFlight;
  }

  /** When the next probe may be sent if nothing seems to be left. */
  get #probeAt(): number {
    // 1, 2, 4, … seconds after a probe whose outcome is unknown, then once a minute.
    const backoff = this.#probes > 0 ? Math.min(minute, second * 2 ** (this.#probes - 1)) : 0;
    const next = this.#probedAt + backoff;
    // The API accepts a request at the end of a pause.
    if (this.#pausedUntil !== undefined) return next;
    const doubtful = this.#unconfirmed.end - Math.max(this.#unconfirmed.start, this.#accountedTo);
    if (this.#free + doubtful > 0) return next;
    // Nobody knows when requests of others are an hour old.
    return this.#others > 0 ? Math.max(next, (this.#heardAt ?? 0) + believed) : Infinity;
  }

  #learn(told: RequestOutcome, mark: Mark): void {
    const { sent, limit, remaining, retryAfterMs } = readOutcome(told);
    if (!sent) {
      if (mark.probe) this.#allowProbe();
      return;
    }
    const now = performance.now();
    if (retryAfterMs !== undefined) {
      this.#pausedUntil = now + retryAfterMs;
      this.#allowProbe();
    } else {
      this.#log(limit === undefined ? this.#unconfirmed : this.#confirmed, now);
    }
    if (limit === undefined || remaining === undefined) return;

    // The count may include all requests of ours. It certainly includes this one, and those that were confirmed
    // before it was sent, unless their hour has ended since. Between these bounds nothing is new; if the count is
    // higher, others use the budget, and the worst is assumed.
    const counted = limit - remaining;
    const own = retryAfterMs === undefined ? 1 : 0;
    const stillCounted = Math.max(this.#confirmed.start, this.#confirmed.positionAfter(now - hour + slowest));
    const least = counted - this.#confirmed.length - this.#unconfirmed.length - this.#inFlight;
    const most = counted - own - Math.max(0, mark.confirmed - stillCounted);
    this.#others = this.#heardAt !== undefined && least <= this.#others ? Math.min(this.#others, most) : most;
    this.#limit = limit;
    this.#heardAt = now;
    if (retryAfterMs === undefined && (this.#pausedUntil ?? now) <= now) this.#pausedUntil = undefined;
    this.#allowProbe();
    this.#settleUnconfirmed(least - this.#others, most - this.#others, mark);
  }

  /**
   * Compares the unconfirmed requests with a count that was made after they ended.
   *
   * @param spare The count beyond all known requests. Negative if it misses some; which ones is unknown.
   * @param room How many of the unconfirmed it can include.
   */
  #settleUnconfirmed(spare: number, room: number, { probe, unconfirmed }: Mark): void {
    // Those that a probe finds missing never arrived. Other counts do not forget any: some may be on their way.
    if (probe) this.#unconfirmed.dropTo(unconfirmed - Math.max(0, room));
    if (probe || spare >= 0) this.#accountedTo = Math.max(this.#accountedTo, unconfirmed);
  }

  #log(log: RollingLog, now: number): void {
    log.add(now);
    if (log.length > Math.min(4 * this.#limit, mostLogged)) log.dropTo(log.end - (log.length >> 1));
  }

  /** Drops requests that are an hour old. */
  #forget(time: number): void {
    for (const log of [this.#confirmed, this.#unconfirmed]) log.dropTo(log.positionAfter(time));
  }

  #allowProbe(): void {
    this.#probedAt = -Infinity;
    this.#probes = 0;
  }
}

function waitUntil(time: number, now: number): Acquired {
  return { waitMs: Math.ceil(time - now) };
}
