/** What a client tells its token provider. */
export interface TokenRequest {
  /**
   * The client's base URL, such as `https://api.ev.energy/v2`. The token will be sent to this origin: a provider for
   * several servers uses it to choose the token, and the server to get the token from.
   */
  readonly baseUrl: string;
  /** The token that the API has just rejected with 401; return another one. */
  readonly rejected?: string;
  /** Aborts when the call no longer needs a token: its caller gave up, or its time limit was reached. */
  readonly signal?: AbortSignal;
}

/**
 * Returns the access token for a call. It is called before every request, so it should cache the token and return it at
 * once while it is valid. After a 401 it is called once more; if it returns the same token again, the 401 is reported.
 *
 * @example
 * const auth: TokenProvider = ({ rejected }) => vault.read("ev-token", { fresh: rejected !== undefined });
 */
export interface TokenProvider {
  (request: TokenRequest): string | Promise<string>;
  /**
   * The name of what the API counts this token's requests by, if the provider knows it: the OAuth application, or the
   * token's user. Required for a budget that several processes share. A function if the name depends on the client's
   * base URL.
   */
  readonly bucket?: string | ((baseUrl: string) => string) | undefined;
}
