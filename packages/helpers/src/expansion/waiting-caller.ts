/**
 * One caller and all the reads that it waits for, so that it can stop waiting for them at once. It listens to the
 * caller's signal a single time, however many reads there are: Node 20 warns of a leak at the eleventh listener.
 */
export class WaitingCaller {
  /** How to stop waiting, for each read. */
  readonly waits: Set<(reason: unknown) => void> = new Set();
  #stopped: { readonly reason: unknown } | undefined;

  stopWaiting(reason: unknown): void {
    this.#stopped ??= { reason };
    for (const stop of this.waits) stop(reason);
  }

  /** Throws the reason if the caller no longer waits. */
  throwIfStopped(): void {
    if (this.#stopped) throw this.#stopped.reason;
  }
}

/** Does work for one caller, which stops waiting for the rest when its signal aborts or the work fails. */
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
