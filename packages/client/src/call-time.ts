import { AbortError } from "./errors/abort-error.ts";
import { TimeoutError } from "./errors/timeout-error.ts";

/** The time of one call: what is left of it, and the caller's right to end it at any moment. */
export class CallTime {
  readonly #call: string;
  readonly #signal: AbortSignal | null | undefined;
  readonly #totalMs: number;
  readonly #end: number;

  /**
   * @param call `GET /vehicles/{vehicle_id}`, for messages.
   * @param signal The caller's own signal.
   * @param totalMs The time for the whole call, in milliseconds; `Infinity` for no limit.
   */
  constructor(call: string, signal: AbortSignal | null | undefined, totalMs: number) {
    this.#call = call;
    this.#signal = signal;
    this.#totalMs = totalMs;
    this.#end = Date.now() + totalMs;
  }

  /** What is left, in milliseconds. */
  get leftMs(): number {
    return this.#end - Date.now();
  }

  /**
   * Runs a step until it is done, its time or the call's is over, or the caller's signal says so, whichever
   * comes first; also where the step itself does not listen to the signal that it is given.
   *
   * @throws TimeoutError, AbortError, or what the step throws.
   */
  run<Value>(
    step: (signal: AbortSignal) => Promise<Value>,
    limitMs: number = Number.POSITIVE_INFINITY,
  ): Promise<Value> {
    return new Promise((resolve, reject) => {
      const signal = this.#signal;
      const controller = new AbortController();
      const stop = (error: Error) => {
        finish();
        reject(error);
        controller.abort(error);
      };
      const abort = () => stop(new AbortError(this.#call, signal?.reason));
      const finish = () => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", abort);
      };
      const { leftMs } = this;
      const timeoutMs = Math.min(limitMs, leftMs);
      const expire = () => stop(new TimeoutError(this.#call, leftMs < limitMs ? this.#totalMs : limitMs));
      // Beyond 2³¹ ms, 24 days, a timer would fire at once.
      const timer = timeoutMs < 2 ** 31 ? setTimeout(expire, timeoutMs) : undefined;
      if (signal?.aborted) return abort();
      signal?.addEventListener("abort", abort);
      step(controller.signal).then(
        (value) => {
          finish();
          resolve(value);
        },
        (error: unknown) => {
          finish();
          reject(error);
        },
      );
    });
  }

  /** Waits. The caller's signal ends the wait at once. */
  pause(delayMs: number): Promise<void> {
    return this.run(
      (signal) =>
        new Promise((resolve) => {
          const timer = setTimeout(resolve, delayMs);
          signal.addEventListener("abort", () => clearTimeout(timer));
        }),
    );
  }
}
