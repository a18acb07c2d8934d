/** Callbacks by signal. However many calls share a signal, it has one listener of ours. */
const callbacksOf = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls back when the signal aborts. Node warns of a leak when one signal has more than ten listeners, and a signal for
 * a whole batch of calls is ordinary.
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
