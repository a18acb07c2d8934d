import type { StoredToken, TokenStore } from "../cache/token-store.ts";

/** A store in memory, without `exclusively`. */
export function memoryStore(): TokenStore & { readonly tokens: Map<string, StoredToken> } {
  const tokens = new Map<string, StoredToken>();
  return {
    tokens,
    get: async (key) => tokens.get(key),
    set: async (key, token) => void tokens.set(key, token),
  };
}

/** A store in memory that runs one renewal at a time. */
export function lockingStore(): ReturnType<typeof memoryStore> {
  const store = memoryStore();
  let last: Promise<unknown> = Promise.resolve();
  return {
    ...store,
    exclusively: (_, renewal, options) => {
      const result = last.then(() => {
        options?.signal?.throwIfAborted();
        return renewal();
      });
      last = result.catch(() => {});
      return result;
    },
  };
}
