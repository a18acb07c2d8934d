/** An access token and what is needed to renew it, as plain JSON data. Store it like a password. */
export interface StoredToken {
  readonly accessToken: string;
  /** The token that the next access token is requested with; absent for client credentials. */
  readonly refreshToken?: string;
  /** When to renew the token, before it expires, in milliseconds since 1970. */
  readonly renewAt: number;
  /** When the access token expires, in milliseconds since 1970. */
  readonly expiresAt: number;
}

/**
 * Stores tokens outside the process, so that several processes can share one. The key consists of the token URL, client
 * ID, account and scope, and contains no secret.
 */
export interface TokenStore {
  /** The result of `get` is checked: anything other than a {@link StoredToken} is ignored and replaced. */
  get(key: string): StoredToken | undefined | Promise<StoredToken | undefined>;
  /** If it fails, calls continue with the token, and `set` is called again before the token is next used. */
  set(key: string, token: StoredToken): void | Promise<void>;
  /**
   * Runs a renewal, which calls `get` and perhaps `set`, while no other process runs one for this key, and returns its
   * result. Without this method, processes that need a token at the same time fetch one each.
   *
   * If `signal` aborts while this method waits for the lock, the result is no longer needed: reject, and do not run the
   * renewal. Never interrupt a running renewal: hold the lock until it has settled, because the refresh token in the
   * response has to replace the one that was sent.
   */
  exclusively?<Value>(
    key: string,
    renewal: () => Promise<Value>,
    options?: { readonly signal?: AbortSignal },
  ): Promise<Value>;
}
