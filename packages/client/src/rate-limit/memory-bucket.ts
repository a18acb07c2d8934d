import type { Acquired, RequestOutcome } from "./budget-store.ts";
import { readOutcome } from "./read-outcome.ts";
import { RollingLog } from "./rolling-log.ts";

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
/** The API's default limit for one application. */
const defaultLimit = 1000;
/** How many requests may be in flight before a response has reported a count. */
const maxInFlightWithoutCount = 4;
/** The API counts a request at most this long before the response arrives: no response takes longer. */
const maxLatencyMs = minute;
/** How long after the last count a probe may be sent, if other programs use the same budget. */
const probeAfterMs = 5 * minute;
/** The maximum length of a log. A log outgrows the API's limit only if the API counts fewer requests than were sent. */
const maxLogged = 100_000;

/** The state of the bucket when a request was sent, or earlier. */
interface Snapshot {
  /** A position in `#confirmed`: the requests before it had ended. */
  readonly confirmed: number;
  /** A position in `#unconfirmed`: the requests before it had ended. */
  readonly unconfirmed: number;
  /** By the monotonic clock. */
  readonly time: number;
  /** Whether the request is a probe. */
  readonly probe: boolean;
}

/**
 * The budget of one bucket.
 *
 * The API's count includes our confirmed requests, some of our requests in flight or with an unknown outcome, and the
 * requests of other programs. A response reports only the sum, so `#update` calculates bounds for `#others`.
 *
 * A *probe* is a single request that is sent although the budget seems spent, and only if no other request is in flight.
 * Its response reports what the API really counts.
 */
export class MemoryBucket {
  #limit = defaultLimit;
  /** How many requests the API counts in addition to our own. Negative if it counts fewer than we do. */
  #others = 0;
  #inFlight = 0;
  /** When responses with a count arrived, in the last hour. The API had counted each of these requests by then. */
  readonly #confirmed = new RollingLog();
  /** When requests ended with an unknown outcome, in the last hour: without a response, or with one without a count. */
  readonly #unconfirmed = new RollingLog();
  /** A position in `#unconfirmed`: the API's count already includes the requests before it. */
  #includedTo = 0;
  /** The end of the last pause. Undefined again when a response after the pause has reported a count. */
  #pausedUntil: number | undefined;
  /** When a response last reported a count. */
  #countedAt: number | undefined;
  #probedAt = -Infinity;
  /** How many probes were sent since the last count or 429. */
  #probes = 0;

  acquire(): Acquired {
    const now = performance.now();
    this.#dropUntil(now - hour);
    if (this.#pausedUntil !== undefined && this.#pausedUntil > now) return waitUntil(this.#pausedUntil, now);
    const needsCount = this.#countedAt === undefined && this.#inFlight >= maxInFlightWithoutCount;
    const probe = this.#free <= 0;
    if (this.#inFlight > 0 && (probe || needsCount)) return { waitMs: minute, inFlight: true };
    if (probe) {
      const freeAt = hour + Math.min(this.#confirmed.oldest, this.#unconfirmed.oldest);
      const nextAt = Math.min(freeAt, this.#probeAt);
      if (nextAt > now) return waitUntil(nextAt, now);
      this.#probedAt = now;
      this.#probes++;
    }
    this.#inFlight++;
    const snapshot = { confirmed: this.#confirmed.end, unconfirmed: this.#unconfirmed.end, time: now, probe };
    let released = false;
    return {
      release: (outcome) => {
        if (released) return;
        released = true;
        this.#inFlight--;
        this.#update(outcome, snapshot);
      },
    };
  }

  /** Records a request without a slot. When it was sent is unknown, but at most `maxLatencyMs` ago. */
  observe(outcome: RequestOutcome): void {
    const time = performance.now() - maxLatencyMs;
    const confirmed = this.#confirmed.positionAfter(time);
    const unconfirmed = this.#unconfirmed.positionAfter(time);
    this.#update(outcome, { confirmed, unconfirmed, time, probe: false });
  }

  get #free(): number {
    return this.#limit - this.#others - this.#confirmed.length - this.#unconfirmed.length - this.#inFlight;
  }

  /** When the next probe may be sent if the budget seems spent. */
  get #probeAt(): number {
    // After a probe with an unknown outcome, the next ones follow 1, 2, 4, … seconds later, then once a minute.
    const backoff = this.#probes > 0 ? Math.min(minute, second * 2 ** (this.#probes - 1)) : 0;
    const next = this.#probedAt + backoff;
    // At the end of a pause, the API accepts a request, so only the backoff delays a probe.
    if (this.#pausedUntil !== undefined) return next;
    const doubtful = this.#unconfirmed.end - Math.max(this.#unconfirmed.start, this.#includedTo);
    if (this.#free + doubtful > 0) return next;
    // It is unknown when the hour of other programs' requests ends.
    return this.#others > 0 ? Math.max(next, (this.#countedAt ?? 0) + probeAfterMs) : Infinity;
  }

  #update(outcome: RequestOutcome, snapshot: Snapshot): void {
    const { sent, limit, remaining, retryAfterMs } = readOutcome(outcome);
    if (!sent) {
      if (snapshot.probe) this.#allowProbe();
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

    // The count includes some or all of our requests. It certainly includes this one, unless the API rejected it with
    // 429, and those confirmed before this one was sent, unless their hour has ended since. From this follow the least
    // and the most requests of other programs. `#others` stays if it is between these; otherwise assume the most.
    const counted = limit - remaining;
    const own = retryAfterMs === undefined ? 1 : 0;
    const stillCounted = Math.max(
      this.#confirmed.start,
      this.#confirmed.positionAfter(now - hour + maxLatencyMs),
    );
    const least = counted - this.#confirmed.length - this.#unconfirmed.length - this.#inFlight;
    const most = counted - own - Math.max(0, snapshot.confirmed - stillCounted);
    this.#others =
      this.#countedAt !== undefined && least <= this.#others ? Math.min(this.#others, most) : most;
    this.#limit = limit;
    this.#countedAt = now;
    if (retryAfterMs === undefined && (this.#pausedUntil ?? now) <= now) this.#pausedUntil = undefined;
    this.#allowProbe();
    this.#settleUnconfirmed(least - this.#others, most - this.#others, snapshot);
  }

  /**
   * Compares the unconfirmed requests before the snapshot with a count that was made after they ended.
   *
   * @param surplus By how much the count exceeds all known requests. If negative, the count lacks some of them; it is
   *   unknown which.
   * @param included How many of the unconfirmed requests the count can include.
   */
  #settleUnconfirmed(surplus: number, included: number, { probe, unconfirmed }: Snapshot): void {
    // Requests missing from a probe's count never arrived. With other counts, none are dropped: some may still arrive.
    if (probe) this.#unconfirmed.dropTo(unconfirmed - Math.max(0, included));
    if (probe || surplus >= 0) this.#includedTo = Math.max(this.#includedTo, unconfirmed);
  }

  #log(log: RollingLog, now: number): void {
    log.add(now);
    if (log.length > Math.min(4 * this.#limit, maxLogged)) log.dropTo(log.end - (log.length >> 1));
  }

  /** Drops the requests that were logged up to this time. */
  #dropUntil(time: number): void {
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
