/** What a call tells a token provider. */
export interface TokenRequest {
  /** The token that the API has just refused with 401. The provider should get another one. */
  readonly rejected?: string;
}

/**
 * Gives the access token for a call. It is asked before every call, so it should keep the token and answer at
 * once while that is good. After a 401 it is asked once more; where it gives the same token again, the 401
 * stands.
 *
 * @example
 * const auth: TokenProvider = ({ rejected }) => vault.read("ev-token", { fresh: rejected !== undefined });
 */
export interface TokenProvider {
  (request: TokenRequest): string | Promise<string>;
  /**
   * What the API counts this token's requests by, where the provider knows: the OAuth application, or the
   * token's user. Needed for a budget that several processes share.
   */
  readonly bucket?: string;
}
