/** One read that several askers wait for or, once it is done, that is remembered. */
interface SharedRead {
  readonly result: Promise<object>;
  readonly controller: AbortController;
  askers: number;
  /** Milliseconds since 1970; absent while the read is under way. */
  staleAt?: number;
}

/** Reads each thing once for all who ask while it is under way or remembered. */
export interface SharedReads {
  /** @param read Is told to stop when every asker has left. */
  share(
    key: string,
    read: (signal: AbortSignal) => Promise<object>,
    signal: AbortSignal | undefined,
  ): Promise<object>;
  /** New askers start anew; those who wait still get their answer. */
  clear(): void;
}

/** Remembers `maxEntries` answers for `maxAgeMs`; what was asked for least recently goes first. */
export function sharedReads(maxEntries: number, maxAgeMs: number): SharedReads {
  /** In the order of the last use: a Map iterates as its keys were set. */
  const reads = new Map<string, SharedRead>();

  function start(key: string, read: (signal: AbortSignal) => Promise<object>): SharedRead {
    const controller = new AbortController();
    const started: SharedRead = { result: read(controller.signal), controller, askers: 0 };
    started.result.then(
      () => {
        started.staleAt = Date.now() + maxAgeMs;
        for (const [oldest, { staleAt }] of reads) {
          if (reads.size <= maxEntries) break;
          if (staleAt) reads.delete(oldest);
        }
      },
      () => reads.get(key) === started && reads.delete(key),
    );
    return started;
  }

  return {
    share(key, read, signal) {
      let shared = reads.get(key);
      reads.delete(key);
      if (!shared || (shared.staleAt ?? Infinity) <= Date.now()) shared = start(key, read);
      reads.set(key, shared);
      return join(shared, signal, () => reads.delete(key));
    },
    clear: () => reads.clear(),
  };
}

/** Waits with the others. Whoever aborts leaves at once, with the signal's reason; the last one ends the read. */
function join(shared: SharedRead, signal: AbortSignal | undefined, abandon: () => void): Promise<object> {
  shared.askers++;
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      reject(signal?.reason);
      if (--shared.askers > 0 || shared.staleAt) return;
      abandon();
      shared.controller.abort(signal?.reason);
    };
    signal?.addEventListener("abort", leave);
    shared.result.then(resolve, reject).finally(() => signal?.removeEventListener("abort", leave));
  });
}
