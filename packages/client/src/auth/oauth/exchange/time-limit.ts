import { onAbort } from "../../../request/on-abort.ts";

/** An error whose message this package wrote itself, so the message contains no secret. */
export class SafeError extends Error {}

/** What ends a step early. */
interface TimeLimit {
  readonly timeoutMs: number;
  /** The message of the error if the step takes longer. */
  readonly timeoutMessage: string;
  /** When this signal aborts, its reason is thrown. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs a step within a time limit, even if the step ignores the signal that it receives. Leaves no timer and no
 * listener.
 *
 * @throws SafeError after `timeoutMs`, the signal's reason, or what the step throws.
 */
export function withTimeLimit<Value>(
  { timeoutMs, timeoutMessage, signal }: TimeLimit,
  step: (stepSignal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const controller = new AbortController();
    const stop = (error: unknown) => {
      finish();
      reject(error);
      controller.abort(error);
    };
    const timer = setTimeout(() => stop(new SafeError(timeoutMessage)), timeoutMs);
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
 * Waits for `delayMs`.
 *
 * @throws the signal's reason if the signal aborts.
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
