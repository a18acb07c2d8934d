import { AbortError } from "../errors/abort-error.ts";
import { TimeoutError } from "../errors/timeout-error.ts";
import type { Call } from "./call.ts";
import { setLongTimeout } from "./long-timeout.ts";
import { onAbort } from "./on-abort.ts";

/** The time limit of one step of a call. */
export interface Deadline {
  /** Aborts when the step must stop. Its reason is the error that the caller gets. */
  readonly signal: AbortSignal;
  /** Limits the step to this many milliseconds from now, or to the call's remaining time if that is shorter. */
  limit(timeoutMs: number): void;
}

/** How much of a call's `totalTimeoutMs` is left, in milliseconds. */
export function timeLeft({ endsAt }: Call): number {
  return endsAt - performance.now();
}

/**
 * Runs a step of a call until it is done, its time is up, or the caller's signal aborts, whichever comes first, even if
 * the step ignores its own signal. Leaves no timer and no listener.
 *
 * @throws TimeoutError, AbortError, or what the step throws.
 */
export function withinTime<Value>(call: Call, step: (deadline: Deadline) => Promise<Value>): Promise<Value> {
  const { name, limits, signal } = call;
  return new Promise((resolve, reject) => {
    const controller = new AbortController();
    const startTimer = (timeoutMs: number, reportedMs: number) =>
      setLongTimeout(() => stop(new TimeoutError(name, reportedMs)), timeoutMs);
    const finish = () => {
      cancelTimer();
      stopListening?.();
    };
    const stop = (error: unknown) => {
      finish();
      reject(error);
      controller.abort(error);
    };
    const abort = () => stop(new AbortError(name, signal?.reason));
    let cancelTimer = startTimer(timeLeft(call), limits.totalTimeoutMs);
    const stopListening = signal && onAbort(signal, abort);
    if (signal?.aborted) return abort();
    const limit = (timeoutMs: number) => {
      if (controller.signal.aborted || timeoutMs >= timeLeft(call)) return;
      cancelTimer();
      cancelTimer = startTimer(timeoutMs, timeoutMs);
    };
    step({ signal: controller.signal, limit }).then((value) => {
      finish();
      resolve(value);
    }, stop);
  });
}

/**
 * Waits.
 *
 * @throws TimeoutError or AbortError as soon as the call's time ends or the caller's signal aborts.
 */
export function pause(call: Call, delayMs: number): Promise<void> {
  return withinTime(
    call,
    ({ signal }) =>
      new Promise((resolve) => {
        const cancel = setLongTimeout(resolve, delayMs);
        signal.addEventListener("abort", cancel);
      }),
  );
}
