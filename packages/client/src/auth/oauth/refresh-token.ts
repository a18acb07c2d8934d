import { refreshTokenGrantRequest } from "oauth4webapi";
import { ConfigurationError } from "../../errors/configuration-error.ts";
import { TokenError } from "../../errors/token-error.ts";
import type { TokenProvider } from "../token-provider.ts";
import { type Application, checkApplication } from "./application.ts";
import { CachedToken, type CachedTokenOptions, storeKey } from "./cached-token.ts";
import { cachedTokenProvider } from "./cached-token-provider.ts";
import { checkText } from "./check-text.ts";
import { exchange } from "./exchange.ts";
import type { OAuthClient } from "./oauth-client.ts";
import { readTokenResponse, refreshTokenIn } from "./read-token-response.ts";
import { isStoredToken } from "./token-life.ts";
import type { StoredToken, TokenStore } from "./token-store.ts";

/** Options of {@link refreshToken}. */
export interface RefreshTokenOptions extends OAuthClient {
  /** The user's tokens, as `authorizationCode` returned them or as you saved them, or only the refresh token. */
  readonly token: StoredToken | string;
  /**
   * Your name for the user whose tokens these are. It distinguishes users in token stores and budgets; required with
   * `store`.
   */
  readonly account?: string | undefined;
  /** Shares the tokens between processes. */
  readonly store?: TokenStore | undefined;
  /**
   * Receives each new set of tokens, so that you can save it: the refresh token can change with each use. If it fails,
   * calls continue with the new token, and `onToken` is called again before the token is next used. As long as it
   * fails, the token is not renewed again.
   */
  readonly onToken?: ((token: StoredToken) => void | Promise<void>) | undefined;
}

/**
 * Tokens of one user, renewed with the refresh token (OAuth 2). A renewal that was sent runs to its end even if its
 * caller gives up, and is retried only if it certainly was not sent: the refresh token in the response replaces the old
 * one.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-6
 * @throws ConfigurationError for an option that cannot work, and for a store without an account: two users would share
 *   their tokens. Calls fail with a TokenError if no token can be obtained.
 */
export function refreshToken(options: RefreshTokenOptions): TokenProvider {
  const { account, allowInsecureHttp, clientId, clientSecret, onToken, store, token, tokenUrl } = options;
  const application = checkApplication(options);
  if (store && !account) throw new ConfigurationError("refreshToken: expected an account with the store");
  const initial = checkToken(token);
  return cachedTokenProvider({
    tokenUrl,
    allowInsecureHttp,
    bucket: account === undefined ? undefined : (url) => storeKey(url, clientId, account),
    makeToken: (url) =>
      new CachedToken({
        key: storeKey(url, clientId, account, undefined),
        store,
        onToken,
        initial,
        clientSecret,
        singleUse: true,
        renew: (known, received, waiting) => renew(application, url, known, received, waiting),
      }),
  });
}

type Renew = CachedTokenOptions["renew"];

async function renew(
  application: Application,
  url: string,
  [last, ...others]: Parameters<Renew>[0],
  received: Parameters<Renew>[1],
  waiting: Parameters<Renew>[2],
): Promise<void> {
  const old = last?.refreshToken;
  if (old === undefined) throw new TokenError("The access token has expired, and there is no refresh token");
  const { client, authentication } = application;
  const server = { issuer: new URL(url).origin, token_endpoint: url };
  let json: unknown;
  try {
    json = await exchange(
      {
        endpoint: "token endpoint",
        host: new URL(url).host,
        application,
        send: (how) => refreshTokenGrantRequest(server, client, authentication, old, how),
        secrets: [old],
        repeatable: false,
      },
      waiting,
    );
  } catch (error) {
    const hasOther = others.some(({ refreshToken }) => refreshToken !== undefined && refreshToken !== old);
    if (!hasOther || !(error instanceof TokenError) || error.code !== "invalid_grant") throw error;
    return renew(application, url, others, received, waiting);
  }
  try {
    // A server that does not change the refresh token need not repeat it.
    received({ refreshToken: old, ...(await readTokenResponse(json, application)) });
  } catch (error) {
    const next = refreshTokenIn(json);
    if (next !== undefined) received({ accessToken: "", refreshToken: next, renewAt: 0, expiresAt: 0 });
    throw error;
  }
}

function checkToken(token: unknown): StoredToken {
  if (typeof token === "string") {
    checkText("token", token);
    return { accessToken: "", refreshToken: token, renewAt: 0, expiresAt: 0 };
  }
  if (isStoredToken(token)) return token;
  throw new ConfigurationError(
    "token: expected a refresh token, or an object with accessToken, refreshToken, renewAt and expiresAt as authorizationCode gave it",
  );
}
