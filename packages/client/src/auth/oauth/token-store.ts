/** An access token with what is needed to renew it. Plain data, fit for JSON. Store it like a password. */
export interface StoredToken {
  readonly accessToken: string;
  /** Gets the next access token; absent for client credentials. */
  readonly refreshToken?: string;
  /** When to get the next one, ahead of the end, in milliseconds since 1970. */
  readonly renewAt: number;
  /** When the access token expires, in milliseconds since 1970. */
  readonly expiresAt: number;
}

/**
 * Keeps tokens outside of the process, so that several processes share one. The key is made of token URL, client,
 * account and scope, and holds no secret.
 */
export interface TokenStore {
  /** What `get` returns is checked: anything but a {@link StoredToken} is ignored and replaced. */
  get(key: string): StoredToken | undefined | Promise<StoredToken | undefined>;
  /** If it fails, calls go on with the token, and `set` is called again before the token is used next. */
  set(key: string, token: StoredToken): void | Promise<void>;
  /**
   * Runs a renewal, which calls `get` and perhaps `set`, while nobody else runs one for this key, and returns its
   * result. Without it, processes that need a token at the same time fetch one each.
   *
   * If `signal` aborts while this waits for the lock, nobody needs the result any more: reject, and do not run the
   * renewal. A renewal that runs is never cut short: hold the lock until it has settled, for a refresh token that was
   * sent has to be replaced by the one that comes back.
   */
  exclusively?<Value>(
    key: string,
    renewal: () => Promise<Value>,
    options?: { readonly signal?: AbortSignal },
  ): Promise<Value>;
}
