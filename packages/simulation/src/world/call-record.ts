import type { ClientProcess } from "./client-process.ts";
import type { World } from "./world.ts";

/** How late a call may end, in milliseconds. */
const toleranceMs = 50;

export interface CallLimits {
  readonly timeoutMs?: number | undefined;
  readonly totalTimeoutMs?: number | undefined;
  readonly maxWaitMs?: number | undefined;
  readonly retry?: false | undefined;
  readonly budgeted: boolean;
}

/** A call of a client, or a walk that consists of many calls. */
export class CallRecord {
  readonly name: string;
  readonly process: ClientProcess;
  readonly limits: CallLimits;
  /** Aborts the call. Several calls can share it. */
  readonly controller: AbortController;
  /** Whether it is a walk, whose calls have their own limits. */
  readonly isWalk: boolean;
  /** How long the caller pauses between items or pages, in milliseconds. The client cannot end a walk during a pause. */
  readonly pauseMs: number;
  /** The time by which it has to end. */
  #endsBy: number;
  /** The time limit of each attempt, from when it is sent. */
  readonly #timeoutMs: number;
  readonly #world: World;
  abortedAt: number | undefined;
  /** The number of requests that it has sent. */
  requests = 0;
  #suspendedMs = 0;

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

  /** Whether it is certain that the call is waiting for a slot, and for nothing else. */
  get isWaitingForSlot(): boolean {
    const hasTime = this.#world.time.now < this.#endsBy;
    return (
      hasTime && this.limits.budgeted && this.requests === 0 && !this.isWalk && this.process.auth === "static"
    );
  }

  abort(): void {
    if (this.abortedAt !== undefined || !this.process.running) return;
    this.abortedAt = this.#world.time.now;
    this.#endsBy = this.abortedAt + this.pauseMs;
    this.controller.abort(new Error("the caller aborted"));
  }

  /**
   * Moves a deadline that falls into a suspension of the machine to the end of the suspension, because nothing can end
   * before then.
   */
  suspended(from: number, ms: number): void {
    this.#suspendedMs += ms;
    if (this.#endsBy >= from && this.#endsBy < from + ms) this.#endsBy = from + ms;
  }

  check(): void {
    const late = this.#world.time.now - this.#endsBy;
    if (late > toleranceMs) {
      this.#world.fail("a call ends in time", `${this.name} should have ended ${Math.round(late)} ms ago`);
    }
  }

  /** Checks how long one of its requests took. Called when the request has ended, with or without a response. */
  requestEnded(sentAt: number): void {
    const took = this.#world.time.now - sentAt - this.#suspendedMs;
    if (took > this.#timeoutMs + toleranceMs) {
      const limit = `its timeoutMs is ${this.#timeoutMs}`;
      this.#world.fail(
        "a call ends in time",
        `a request of ${this.name} took ${Math.round(took)} ms; ${limit}`,
      );
    }
  }
}
