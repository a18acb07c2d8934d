import type { TokenProvider } from "../token-provider.ts";
import type { StoredToken, TokenStore } from "./token-store.ts";

/** How a token is kept. */
export interface Keeping {
  /** The name of the token in the store. */
  readonly key: string;
  readonly bucket: string | undefined;
  readonly store: TokenStore | undefined;
  /** What is known from the start. */
  readonly initial: StoredToken | undefined;
  /** Gets the next token, given the last one. */
  readonly renew: (last: StoredToken | undefined) => Promise<StoredToken>;
}

/**
 * Keeps one token: fetched once however many calls wait for it, renewed ahead of its end while calls go on with
 * the old one, and renewed when the API refuses it. The token lives in a closure, out of sight of `console.log`.
 */
export function keptToken({ key, bucket, store, initial, renew }: Keeping): TokenProvider {
  let current = initial;
  let pending: Promise<string> | undefined;

  const next = async (rejected: string | undefined): Promise<string> => {
    const shared = await store?.get(key);
    if (shared && shared.accessToken !== rejected && Date.now() < shared.renewAt) {
      current = shared;
    } else {
      // Another process may have used up the refresh token and stored the one that came of it.
      current = await renew(shared ?? current);
      await store?.set(key, current);
    }
    return current.accessToken;
  };
  const renewOnce = (rejected?: string): Promise<string> => {
    const renewal = () => next(rejected);
    pending ??= (store?.exclusively?.(key, renewal) ?? renewal()).finally(() => {
      pending = undefined;
    });
    return pending;
  };

  const provider = ({ rejected }: { readonly rejected?: string }): string | Promise<string> => {
    const now = Date.now();
    if (!current || current.accessToken === rejected || now >= current.expiresAt) return renewOnce(rejected);
    // While the token is good a failure here can wait: the next call tries again.
    if (now >= current.renewAt) renewOnce().catch(() => {});
    return current.accessToken;
  };
  return Object.assign(provider, { bucket }) as TokenProvider;
}

/** The name of a token in a store; holds no secret. */
export function storeKey(...parts: (string | undefined)[]): string {
  return parts.map((part) => encodeURIComponent(part ?? "")).join("|");
}
