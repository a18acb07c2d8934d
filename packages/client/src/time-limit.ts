import { AbortError } from "./errors/abort-error.ts";
import { TimeoutError } from "./errors/timeout-error.ts";

/** What can end a step of a call before it is done. */
export interface Limits {
  /** `GET /vehicles/{vehicle_id}`, for messages. */
  readonly call: string;
  /** The caller's own signal. */
  readonly signal: AbortSignal | undefined;
  /** Milliseconds; `Infinity` for no limit. */
  readonly timeoutMs: number;
}

/**
 * Runs a step until it is done, its time is over or the caller's signal says so, whichever comes first; also
 * where the step itself does not listen to the signal that it is given.
 *
 * @throws TimeoutError, AbortError, or what the step throws.
 */
export function within<Result>(
  { call, signal, timeoutMs }: Limits,
  step: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const controller = new AbortController();
    const stop = (error: Error) => {
      end();
      reject(error);
      controller.abort(error);
    };
    const abort = () => stop(new AbortError(call, signal?.reason));
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
    };
    // Beyond 2³¹ ms, 24 days, a timer would fire at once.
    const timer =
      timeoutMs < 2 ** 31 ? setTimeout(() => stop(new TimeoutError(call, timeoutMs)), timeoutMs) : undefined;
    if (signal?.aborted) return abort();
    signal?.addEventListener("abort", abort);
    step(controller.signal).then(resolve, reject).finally(end);
  });
}
