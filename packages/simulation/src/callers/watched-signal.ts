/** Listeners that code has added to a caller's signal and not removed. */
const counts = new WeakMap<AbortSignal, Set<unknown>>();

/** A controller whose signal counts its listeners. */
export function watchedController(): AbortController {
  const controller = new AbortController();
  const { signal } = controller;
  const listeners = new Set<unknown>();
  counts.set(signal, listeners);
  const { addEventListener, removeEventListener } = signal;
  Object.assign(signal, {
    addEventListener(...given: Parameters<typeof addEventListener>) {
      listeners.add(given[1]);
      addEventListener.apply(signal, given);
    },
    removeEventListener(...given: Parameters<typeof removeEventListener>) {
      listeners.delete(given[1]);
      removeEventListener.apply(signal, given);
    },
  });
  return controller;
}

export function listenersOn(signal: AbortSignal): number {
  return counts.get(signal)?.size ?? 0;
}
