import { onAbort } from "../../request/on-abort.ts";
import { KnownFault } from "./known-fault.ts";

/** What ends a step early. */
interface Limits {
  /** How long it may take, in milliseconds. */
  readonly timeoutMs: number;
  /** The message of the error if it takes longer. */
  readonly tooLong: string;
  /** Its reason is thrown when it aborts. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs a step within a time limit, even if the step ignores the signal that it is given. Leaves no timer and no
 * listener.
 *
 * @throws KnownFault, the signal's reason, or what the step throws.
 */
export function withLimit<Value>(
  { timeoutMs, tooLong, signal }: Limits,
  step: (stopped: AbortSignal) => Promise<Value>,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const controller = new AbortController();
    const stop = (error: unknown) => {
      finish();
      reject(error);
      controller.abort(error);
    };
    const timer = setTimeout(() => stop(new KnownFault(tooLong)), timeoutMs);
    const stopListening = signal && onAbort(signal, () => stop(signal.reason));
    const finish = () => {
      clearTimeout(timer);
      stopListening?.();
    };
    if (signal?.aborted) return stop(signal.reason);
    step(controller.signal).then((value) => {
      finish();
      resolve(value);
    }, stop);
  });
}

/**
 * Waits.
 *
 * @throws the signal's reason when it aborts.
 */
export function pause(delayMs: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const timer = setTimeout(() => {
      stopListening?.();
      resolve();
    }, delayMs);
    const stopListening =
      signal &&
      onAbort(signal, () => {
        clearTimeout(timer);
        stopListening?.();
        reject(signal.reason);
      });
  });
}
