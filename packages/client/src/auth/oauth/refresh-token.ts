import { ConfigurationError } from "../../errors/configuration-error.ts";
import { TokenError } from "../../errors/token-error.ts";
import type { TokenProvider } from "../token-provider.ts";
import { keptToken, storeKey } from "./kept-token.ts";
import type { OAuthClient } from "./oauth-client.ts";
import { defaultTokenUrl, requestToken } from "./request-token.ts";
import type { StoredToken, TokenStore } from "./token-store.ts";

/** Options of {@link refreshToken}. */
export interface RefreshTokenOptions extends OAuthClient {
  /** The user's tokens, as `authorizationCode` gave them or as you kept them, or the refresh token alone. */
  readonly token: StoredToken | string;
  /**
   * Your name for the user whose tokens these are. It tells users apart in stores of tokens and budgets; needed
   * with `store`.
   */
  readonly account?: string;
  /** Shares the tokens between processes. */
  readonly store?: TokenStore;
  /** Is given each new set of tokens, to keep it: the refresh token can change with each use. */
  readonly onToken?: (token: StoredToken) => void | Promise<void>;
}

/**
 * Tokens of one user, renewed with the refresh token (OAuth 2).
 *
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-6
 * @throws ConfigurationError for a store without an account: two users would share their tokens.
 */
export function refreshToken({
  token,
  account,
  store,
  onToken,
  ...client
}: RefreshTokenOptions): TokenProvider {
  if (store && !account) throw new ConfigurationError("refreshToken: expected an account with the store");
  const { tokenUrl = defaultTokenUrl, clientId } = client;
  const first =
    typeof token === "string" ? { accessToken: "", refreshToken: token, renewAt: 0, expiresAt: 0 } : token;
  const renew = async (last: StoredToken = first): Promise<StoredToken> => {
    if (!last.refreshToken) throw new TokenError("The access token has ended, and there is no refresh token");
    const form = { grant_type: "refresh_token", refresh_token: last.refreshToken };
    // A server that does not change the refresh token need not repeat it.
    const renewed = { refreshToken: last.refreshToken, ...(await requestToken(client, form)) };
    await onToken?.(renewed);
    return renewed;
  };
  return keptToken({
    key: storeKey(tokenUrl, clientId, account, undefined),
    bucket: account === undefined ? undefined : storeKey(tokenUrl, clientId, account),
    store,
    initial: first,
    renew,
  });
}
