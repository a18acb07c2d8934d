/**
 * One caller and everything that it waits for, to be left all at once. It listens to the caller's signal a single
 * time, however many reads it waits for: Node 20 warns of a leak at the eleventh listener of a signal.
 */
export class Asker {
  /** How to stop waiting, for each thing that is waited for. */
  readonly waits: Set<(reason: unknown) => void> = new Set();
  #left: { readonly reason: unknown } | undefined;

  leave(reason: unknown): void {
    this.#left ??= { reason };
    for (const stopWaiting of this.waits) stopWaiting(reason);
  }

  /** Throws why it left, if it did. */
  check(): void {
    if (this.#left) throw this.#left.reason;
  }
}

/** Does work for one caller. Leaves what the work still waits for when the signal aborts, or the work fails. */
export async function ask<Result>(
  signal: AbortSignal | undefined,
  work: (asker: Asker) => Promise<Result>,
): Promise<Result> {
  signal?.throwIfAborted();
  const asker = new Asker();
  const abort = (): void => asker.leave(signal?.reason);
  signal?.addEventListener("abort", abort);
  try {
    return await work(asker);
  } catch (error) {
    asker.leave(error);
    throw error;
  } finally {
    signal?.removeEventListener("abort", abort);
  }
}
