/** An access token and what is needed to renew it, as plain JSON data. Store it like a password. */
export interface StoredToken {
  readonly accessToken: string;
  /** The token that the next access token is requested with; absent if the server issued none. */
  readonly refreshToken?: string;
  /** When to renew the token, before it expires, in milliseconds since 1970. */
  readonly renewAt: number;
  /** When the access token expires, in milliseconds since 1970. */
  readonly expiresAt: number;
}

/**
 * Stores tokens outside the process, so that several processes can share a token. The key consists of the token URL,
 * client ID, account and scope, and contains no secret.
 */
export interface TokenStore {
  /** Returns a stored token. Anything other than a {@link StoredToken} is ignored, and replaced by a new token. */
  get(key: string): StoredToken | undefined | Promise<StoredToken | undefined>;
  /** Stores a token. If `set` fails, calls continue with the token, and a later call runs `set` again. */
  set(key: string, token: StoredToken): void | Promise<void>;
  /**
   * Runs `renewal` while no other process runs one for this key, and returns the result of `renewal`, which calls `get`
   * and perhaps `set`. Without this method, each process that needs a token at the same time requests its own.
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
