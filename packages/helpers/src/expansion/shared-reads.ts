import type { WaitingCaller } from "./waiting-caller.ts";

/** One read that several callers wait for, or that is done and remembered. */
interface SharedRead {
  readonly result: Promise<object>;
  readonly controller: AbortController;
  callers: number;
  /** Milliseconds since 1970; absent while the read is in flight. */
  staleAt?: number;
}

/** Reads each thing once for all callers while the read is in flight or remembered. */
export interface SharedReads {
  /** @param read Its signal aborts when no caller waits any more. */
  share(key: string, read: (signal: AbortSignal) => Promise<object>, caller: WaitingCaller): Promise<object>;
  /** Forgets everything. Callers that wait still get what they wait for. */
  clear(): void;
}

/** Remembers `maxEntries` resources for `maxAgeMs`; the least recently used goes first. */
export function sharedReads(maxEntries: number, maxAgeMs: number): SharedReads {
  /** In the order of the last use: a Map iterates as its keys were set. */
  const reads = new Map<string, SharedRead>();

  function forget(key: string, shared: SharedRead): void {
    if (reads.get(key) === shared) reads.delete(key);
  }

  function start(key: string, read: (signal: AbortSignal) => Promise<object>): SharedRead {
    const controller = new AbortController();
    const started: SharedRead = { result: read(controller.signal), controller, callers: 0 };
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
    share(key, read, caller) {
      const shared = reads.get(key);
      const started = shared && !(shared.staleAt && shared.staleAt <= Date.now()) ? shared : start(key, read);
      reads.delete(key);
      reads.set(key, started);
      return join(started, caller, () => forget(key, started));
    },
    clear: () => reads.clear(),
  };
}

/** Waits with the others. A caller that stops waiting gets the reason at once; the last one aborts the read. */
function join(shared: SharedRead, caller: WaitingCaller, abandon: () => void): Promise<object> {
  shared.callers++;
  return new Promise((resolve, reject) => {
    const stopWaiting = (reason: unknown): void => {
      reject(reason);
      if (--shared.callers > 0 || shared.staleAt) return;
      abandon();
      shared.controller.abort(reason);
    };
    caller.waits.add(stopWaiting);
    shared.result.then(resolve, reject).finally(() => caller.waits.delete(stopWaiting));
  });
}
