/** The callbacks of each signal. However many calls share a signal, the client adds only one listener to it. */
const callbacksOf = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls back when the signal aborts. One signal for a whole batch of calls is common, and Node warns of a leak if a
 * signal has more than ten listeners.
 *
 * @returns a function that stops listening.
 */
export function onAbort(signal: AbortSignal, callback: () => void): () => void {
  let callbacks = callbacksOf.get(signal);
  if (!callbacks) {
    const all = new Set<() => void>();
    callbacks = all;
    callbacksOf.set(signal, all);
    signal.addEventListener("abort", abortAll);
  }
  callbacks.add(callback);
  return () => {
    if (!callbacks.delete(callback) || callbacks.size > 0) return;
    callbacksOf.delete(signal);
    signal.removeEventListener("abort", abortAll);
  };
}

function abortAll(this: AbortSignal): void {
  for (const callback of [...(callbacksOf.get(this) ?? [])]) callback();
}
