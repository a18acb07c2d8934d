/** What a client tells its token provider. */
export interface TokenRequest {
  /**
   * The client's base URL, such as `https://api.ev.energy/v2`. The token will be sent to its origin, so a provider that
   * works for several servers chooses the token, and the server to get it from, by this.
   */
  readonly baseUrl: string;
  /** The token that the API has just rejected with 401: get another one. */
  readonly rejected?: string;
  /** Aborts when the call needs no token any more: its caller gave up, or its time is over. */
  readonly signal?: AbortSignal;
}

/**
 * Gives the access token for a call. It is asked before every request, so it should cache the token and return it at
 * once while it is good. After a 401 it is asked once more; if it returns the same token again, the 401 stands.
 *
 * @example
 * const auth: TokenProvider = ({ rejected }) => vault.read("ev-token", { fresh: rejected !== undefined });
 */
export interface TokenProvider {
  (request: TokenRequest): string | Promise<string>;
  /**
   * What the API counts this token's requests by, if the provider knows: the OAuth application, or the token's user.
   * Needed for a budget that several processes share. A function if it depends on the client's base URL.
   */
  readonly bucket?: string | ((baseUrl: string) => string) | undefined;
}
