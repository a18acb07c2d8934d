/**
 * The outcome of the work, or the signal's reason as soon as it aborts: a client or a `fetch` that ignores its
 * signal, or rejects with an error of its own, changes nothing for the caller.
 */
export function untilAborted<Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const abort = (): void => reject(signal.reason);
    signal.addEventListener("abort", abort);
    work()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener("abort", abort));
  });
}
