import { AbortError } from "../errors/abort-error.ts";
import { TimeoutError } from "../errors/timeout-error.ts";
import type { Call } from "./call.ts";

/** What is left of a call's time, in milliseconds. */
export function timeLeft({ endsAt }: Call): number {
  return endsAt - Date.now();
}

/**
 * Runs a step of a call until it is done, its time or the call's is over, or the caller's signal says so,
 * whichever comes first; also where the step itself does not listen to the signal that it is given. When the step
 * does not succeed its signal aborts, so that nothing of it goes on.
 *
 * @param limitMs The time for this step, in milliseconds; `Infinity` for no limit of its own.
 * @throws TimeoutError, AbortError, or what the step throws.
 */
export function withinTime<Value>(
  call: Call,
  step: (signal: AbortSignal) => Promise<Value>,
  limitMs: number = Infinity,
): Promise<Value> {
  const { name, options, settings } = call;
  const { signal } = options;
  return new Promise((resolve, reject) => {
    const controller = new AbortController();
    const stop = (error: unknown) => {
      finish();
      reject(error);
      controller.abort(error);
    };
    const abort = () => stop(new AbortError(name, signal?.reason));
    const finish = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
    };
    const left = timeLeft(call);
    const timeoutMs = Math.min(limitMs, left);
    const expire = () => stop(new TimeoutError(name, left < limitMs ? settings.totalTimeoutMs : limitMs));
    // Beyond 2³¹ ms, 24 days, a timer would fire at once.
    const timer = timeoutMs < 2 ** 31 ? setTimeout(expire, timeoutMs) : undefined;
    if (signal?.aborted) return abort();
    signal?.addEventListener("abort", abort);
    step(controller.signal).then((value) => {
      finish();
      resolve(value);
    }, stop);
  });
}

/** Waits. The caller's signal, or the end of the call's time, ends the wait at once. */
export function pause(call: Call, delayMs: number): Promise<void> {
  return withinTime(
    call,
    (ended) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, delayMs);
        ended.addEventListener("abort", () => clearTimeout(timer));
      }),
  );
}
