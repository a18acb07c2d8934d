import type { ClientProcess } from "./client-process.ts";
import type { World } from "./world.ts";

/** How long after its limit a call may end, in milliseconds. */
const allowance = 50;

export interface CallLimits {
  readonly timeoutMs?: number | undefined;
  readonly totalTimeoutMs?: number | undefined;
  readonly maxWaitMs?: number | undefined;
  readonly retry?: false | undefined;
  readonly budgeted: boolean;
}

/** One call of a client, or one walk of many calls, as the world sees it. */
export class CallRecord {
  readonly name: string;
  readonly process: ClientProcess;
  readonly limits: CallLimits;
  /** Aborts it. Calls can share one. */
  readonly controller: AbortController;
  /** A walk is many calls, each with its own limit. */
  readonly isWalk: boolean;
  /** How long its caller pauses between items: then nothing of the client can end it. */
  readonly pauseMs: number;
  /** When it has to end, by the monotonic clock. */
  #endsBy: number;
  /** When each of its attempts has to end, counted from the moment when it was sent. */
  readonly #timeoutMs: number;
  readonly #world: World;
  abortedAt: number | undefined;
  /** How many requests it has sent. */
  requests = 0;
  #stalledMs = 0;

  constructor(
    world: World,
    process: ClientProcess,
    name: string,
    limits: CallLimits,
    { controller = new AbortController(), isWalk = false, pauseMs = 0 } = {},
  ) {
    this.#world = world;
    this.process = process;
    this.name = name;
    this.limits = limits;
    this.controller = controller;
    this.isWalk = isWalk;
    this.pauseMs = pauseMs;
    const { timeoutMs = 30_000, totalTimeoutMs = 120_000 } = limits;
    this.#endsBy = isWalk ? Infinity : world.time.now + totalTimeoutMs;
    this.#timeoutMs = timeoutMs;
  }

  /** Whether it certainly waits for a slot and for nothing else. */
  get isWaitingForSlot(): boolean {
    const hasTime = this.#world.time.now < this.#endsBy;
    return (
      hasTime && this.limits.budgeted && this.requests === 0 && !this.isWalk && this.process.auth === "text"
    );
  }

  abort(): void {
    if (this.abortedAt !== undefined || !this.process.running) return;
    this.abortedAt = this.#world.time.now;
    this.#endsBy = this.abortedAt + this.pauseMs;
    this.controller.abort(new Error("the caller has changed its mind"));
  }

  /** Everything stood still: nothing could end. */
  stalled(from: number, ms: number): void {
    this.#stalledMs += ms;
    if (this.#endsBy >= from && this.#endsBy < from + ms) this.#endsBy = from + ms;
  }

  check(): void {
    const late = this.#world.time.now - this.#endsBy;
    if (late > allowance) {
      this.#world.fail(
        "a call ends in time",
        `${this.name} is ${Math.round(late)} ms late, and has not ended`,
      );
    }
  }

  /** One of its requests is over, whether it has a response or not. */
  requestEnded(sentAt: number): void {
    const took = this.#world.time.now - sentAt - this.#stalledMs;
    if (took > this.#timeoutMs + allowance) {
      const limit = `its timeoutMs is ${this.#timeoutMs}`;
      this.#world.fail(
        "a call ends in time",
        `a request of ${this.name} took ${Math.round(took)} ms; ${limit}`,
      );
    }
  }
}
