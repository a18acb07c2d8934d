/** What a call tells a token provider. */
export interface TokenRequest {
  /** The token that the API has just refused with 401. The provider should get another one. */
  readonly rejected?: string;
}

/**
 * Gives the access token for a call. It is asked before every request, so it should keep the token and answer at
 * once while that is good.
 *
 * @example
 * const auth: TokenProvider = async ({ rejected }) => vault.read("ev-token", { fresh: rejected !== undefined });
 */
export type TokenProvider = (request: TokenRequest) => string | Promise<string>;
