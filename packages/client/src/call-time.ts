import { AbortError } from "./errors/abort-error.ts";
import { TimeoutError } from "./errors/timeout-error.ts";

/** The time of one call: what is left of it, and the caller's right to end it at any moment. */
export interface CallTime {
  /** What is left, in milliseconds. */
  leftMs(): number;
  /**
   * Runs a step until it is done, its time or the call's is over, or the caller's signal says so, whichever
   * comes first; also where the step itself does not listen to the signal that it is given. When the step does
   * not succeed its signal aborts, so that nothing of it goes on.
   *
   * @throws TimeoutError, AbortError, or what the step throws.
   */
  run<Value>(step: (signal: AbortSignal) => Promise<Value>, limitMs?: number): Promise<Value>;
  /** Waits. The caller's signal ends the wait at once. */
  pause(delayMs: number): Promise<void>;
}

/**
 * @param call `GET /vehicles/{vehicle_id}`, for messages.
 * @param signal The caller's own signal.
 * @param totalMs The time for the whole call, in milliseconds; `Infinity` for no limit.
 */
export function startCallTime(
  call: string,
  signal: AbortSignal | null | undefined,
  totalMs: number,
): CallTime {
  const end = Date.now() + totalMs;
  const leftMs = () => end - Date.now();
  const run: CallTime["run"] = (step, limitMs = Infinity) =>
    new Promise((resolve, reject) => {
      const controller = new AbortController();
      const stop = (error: unknown) => {
        finish();
        reject(error);
        controller.abort(error);
      };
      const abort = () => stop(new AbortError(call, signal?.reason));
      const finish = () => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", abort);
      };
      const left = leftMs();
      const timeoutMs = Math.min(limitMs, left);
      const expire = () => stop(new TimeoutError(call, left < limitMs ? totalMs : limitMs));
      // Beyond 2³¹ ms, 24 days, a timer would fire at once.
      const timer = timeoutMs < 2 ** 31 ? setTimeout(expire, timeoutMs) : undefined;
      if (signal?.aborted) return abort();
      signal?.addEventListener("abort", abort);
      step(controller.signal).then((value) => {
        finish();
        resolve(value);
      }, stop);
    });
  return {
    leftMs,
    run,
    pause: (delayMs) =>
      run(
        (ended) =>
          new Promise((resolve) => {
            const timer = setTimeout(resolve, delayMs);
            ended.addEventListener("abort", () => clearTimeout(timer));
          }),
      ),
  };
}
