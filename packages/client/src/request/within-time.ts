import { AbortError } from "../errors/abort-error.ts";
import { TimeoutError } from "../errors/timeout-error.ts";
import type { Call } from "./call.ts";
import { setLongTimeout } from "./long-timeout.ts";
import { onAbort } from "./on-abort.ts";

/** The time limit of one step of a call. */
export interface Deadline {
  /** Aborts when the step has to stop. Its reason is the error that the caller gets. */
  readonly signal: AbortSignal;
  /** From now on the step may take this long, in milliseconds, if the call has as much time left. */
  limit(timeoutMs: number): void;
}

/** The rest of a call's `totalTimeoutMs`, in milliseconds. */
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
    const arm = (timeoutMs: number, reportedMs: number) =>
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
    let cancelTimer = arm(timeLeft(call), limits.totalTimeoutMs);
    const stopListening = signal && onAbort(signal, abort);
    if (signal?.aborted) return abort();
    const limit = (timeoutMs: number) => {
      if (controller.signal.aborted || timeoutMs >= timeLeft(call)) return;
      cancelTimer();
      cancelTimer = arm(timeoutMs, timeoutMs);
    };
    step({ signal: controller.signal, limit }).then((value) => {
      finish();
      resolve(value);
    }, stop);
  });
}

/** Waits. The end of the call's time, or the caller's signal, ends the wait with an error. */
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
