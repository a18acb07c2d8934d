/** For each watched signal, the listeners that were added and not yet removed. */
const listenersBySignal = new WeakMap<AbortSignal, Set<unknown>>();

/** Creates a controller whose signal counts its listeners. */
export function watchedController(): AbortController {
  const controller = new AbortController();
  const { signal } = controller;
  const listeners = new Set<unknown>();
  listenersBySignal.set(signal, listeners);
  const { addEventListener, removeEventListener } = signal;
  Object.assign(signal, {
    addEventListener(...args: Parameters<typeof addEventListener>) {
      listeners.add(args[1]);
      addEventListener.apply(signal, args);
    },
    removeEventListener(...args: Parameters<typeof removeEventListener>) {
      listeners.delete(args[1]);
      removeEventListener.apply(signal, args);
    },
  });
  return controller;
}

/** The number of listeners on a watched signal. */
export function listenerCount(signal: AbortSignal): number {
  return listenersBySignal.get(signal)?.size ?? 0;
}
