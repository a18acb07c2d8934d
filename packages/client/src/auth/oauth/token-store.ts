/** An access token with what is needed to keep it alive. Plain data, fit for JSON. Keep it like a password. */
export interface StoredToken {
  readonly accessToken: string;
  /** Gets the next access token; absent for client credentials. */
  readonly refreshToken?: string;
  /** From when on to get the next one, ahead of the end, in milliseconds since 1970. */
  readonly renewAt: number;
  /** When it ends, in milliseconds since 1970. */
  readonly expiresAt: number;
}

/**
 * Keeps tokens outside of the process, so that several processes share one. The key names token URL, client,
 * account and scope, and holds no secret.
 */
export interface TokenStore {
  get(key: string): StoredToken | undefined | Promise<StoredToken | undefined>;
  set(key: string, token: StoredToken): void | Promise<void>;
  /**
   * Runs a renewal, which calls `get` and perhaps `set`, while nobody else runs one for this key, and gives its
   * result. Without it, processes that need a token at the same moment fetch one each.
   */
  exclusively?<Value>(key: string, renewal: () => Promise<Value>): Promise<Value>;
}
