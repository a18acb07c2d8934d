import type { WaitingCaller } from "./waiting-caller.ts";

/** One read that is in flight, or whose resource is cached. */
interface SharedRead {
  readonly result: Promise<object>;
  readonly controller: AbortController;
  callers: number;
  /** When the cached resource expires, in milliseconds since 1970; absent while the read is in flight. */
  expiresAt?: number;
}

/** Shares one read per key among all callers, while it is in flight and while the resource is cached. */
export interface SharedReads {
  /** @param read Reads the resource. Its signal aborts when no caller waits any longer. */
  share(key: string, read: (signal: AbortSignal) => Promise<object>, caller: WaitingCaller): Promise<object>;
  /** Clears the cache. Callers that already wait still get their resource. */
  clear(): void;
}

/** Caches up to `maxEntries` resources for `maxAgeMs` milliseconds each, and removes the least recently used first. */
export function sharedReads(maxEntries: number, maxAgeMs: number): SharedReads {
  /** In the order of last use, because a Map iterates in the order in which its keys were set. */
  const reads = new Map<string, SharedRead>();

  function remove(key: string, shared: SharedRead): void {
    if (reads.get(key) === shared) reads.delete(key);
  }

  function start(key: string, read: (signal: AbortSignal) => Promise<object>): SharedRead {
    const controller = new AbortController();
    const started: SharedRead = { result: read(controller.signal), controller, callers: 0 };
    started.result.then(
      () => {
        started.expiresAt = Date.now() + maxAgeMs;
        for (const [oldest, { expiresAt }] of reads) {
          if (reads.size <= maxEntries) break;
          if (expiresAt) reads.delete(oldest);
        }
      },
      () => remove(key, started),
    );
    return started;
  }

  return {
    share(key, read, caller) {
      const shared = reads.get(key);
      const started =
        shared && !(shared.expiresAt && shared.expiresAt <= Date.now()) ? shared : start(key, read);
      reads.delete(key);
      reads.set(key, started);
      return join(started, caller, () => remove(key, started));
    },
    clear: () => reads.clear(),
  };
}

/**
 * Adds a caller to a read. If the caller stops waiting, its promise rejects at once. If no caller waits any longer, a read
 * in flight is aborted.
 */
function join(shared: SharedRead, caller: WaitingCaller, abandon: () => void): Promise<object> {
  shared.callers++;
  return new Promise((resolve, reject) => {
    const stopWaiting = (reason: unknown): void => {
      reject(reason);
      if (--shared.callers > 0 || shared.expiresAt) return;
      abandon();
      shared.controller.abort(reason);
    };
    caller.waits.add(stopWaiting);
    shared.result.then(resolve, reject).finally(() => caller.waits.delete(stopWaiting));
  });
}
