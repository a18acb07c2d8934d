/**
 * One caller and all reads that it waits for, so that it can stop waiting for all of them at once. {@link forCaller} adds
 * one listener to the caller's signal, however many reads there are: Node 20 warns of a leak at the eleventh listener.
 */
export class WaitingCaller {
  /** For each read, the function that stops waiting for it. */
  readonly waits: Set<(reason: unknown) => void> = new Set();
  #stopped: { readonly reason: unknown } | undefined;

  stopWaiting(reason: unknown): void {
    this.#stopped ??= { reason };
    for (const stop of this.waits) stop(reason);
  }

  /** If the caller has stopped waiting, throws the reason. */
  throwIfStopped(): void {
    if (this.#stopped) throw this.#stopped.reason;
  }
}

/** Runs work for one caller. If the signal aborts or the work fails, the caller stops waiting for all its reads. */
export async function forCaller<Result>(
  signal: AbortSignal | undefined,
  work: (caller: WaitingCaller) => Promise<Result>,
): Promise<Result> {
  signal?.throwIfAborted();
  const caller = new WaitingCaller();
  const abort = (): void => caller.stopWaiting(signal?.reason);
  signal?.addEventListener("abort", abort);
  try {
    return await work(caller);
  } catch (error) {
    caller.stopWaiting(error);
    throw error;
  } finally {
    signal?.removeEventListener("abort", abort);
  }
}
