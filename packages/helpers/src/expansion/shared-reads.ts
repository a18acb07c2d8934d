import type { Asker } from "./asker.ts";

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
  share(key: string, read: (signal: AbortSignal) => Promise<object>, asker: Asker): Promise<object>;
  /** New askers start anew; those who wait still get their answer. */
  clear(): void;
}

/** Remembers `maxEntries` answers for `maxAgeMs`; what was asked for least recently goes first. */
export function sharedReads(maxEntries: number, maxAgeMs: number): SharedReads {
  /** In the order of the last use: a Map iterates as its keys were set. */
  const reads = new Map<string, SharedRead>();

  function forget(key: string, shared: SharedRead): void {
    if (reads.get(key) === shared) reads.delete(key);
  }

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
      () => forget(key, started),
    );
    return started;
  }

  return {
    share(key, read, asker) {
      const shared = reads.get(key);
      const started = shared && !(shared.staleAt && shared.staleAt <= Date.now()) ? shared : start(key, read);
      reads.delete(key);
      reads.set(key, started);
      return join(started, asker, () => forget(key, started));
    },
    clear: () => reads.clear(),
  };
}

/** Waits with the others. Whoever leaves gets the reason at once; the last one ends the read. */
function join(shared: SharedRead, asker: Asker, abandon: () => void): Promise<object> {
  shared.askers++;
  return new Promise((resolve, reject) => {
    const stopWaiting = (reason: unknown): void => {
      reject(reason);
      if (--shared.askers > 0 || shared.staleAt) return;
      abandon();
      shared.controller.abort(reason);
    };
    asker.waits.add(stopWaiting);
    shared.result.then(resolve, reject).finally(() => asker.waits.delete(stopWaiting));
  });
}
