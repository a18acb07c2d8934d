import { refreshTokenGrantRequest } from "oauth4webapi";
import { ConfigurationError } from "../../errors/configuration-error.ts";
import { TokenError } from "../../errors/token-error.ts";
import type { TokenProvider } from "../token-provider.ts";
import { CachedToken, type CachedTokenOptions, storeKey } from "./cache/cached-token.ts";
import { cachedTokenProvider } from "./cache/cached-token-provider.ts";
import { isStoredToken } from "./cache/token-life.ts";
import type { StoredToken, TokenStore } from "./cache/token-store.ts";
import { checkText } from "./check-text.ts";
import { exchange } from "./exchange/exchange.ts";
import { readTokenResponse, refreshTokenIn } from "./exchange/read-token-response.ts";
import { type Application, checkApplication, type OAuthClient } from "./oauth-client.ts";

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
   * Receives each new set of tokens, so that you can save it: the refresh token can change with each renewal. If
   * `onToken` fails or takes longer than five seconds, calls continue with the new token, and a later call runs
   * `onToken` again. The token is not renewed again before `onToken` has succeeded.
   */
  readonly onToken?: ((token: StoredToken) => void | Promise<void>) | undefined;
}

/**
 * Tokens of one user, renewed with the refresh token (OAuth 2). A renewal that has been sent runs to its end, even if
 * its caller gives up. A failed renewal is retried only if it certainly was not sent. The reason for both: the refresh
 * token in the response replaces the old one.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-6
 * @throws ConfigurationError for an invalid option, and for a store without an account: two users would share their
 *   tokens. Calls fail with a TokenError if no token can be obtained.
 */
export function refreshToken(options: RefreshTokenOptions): TokenProvider {
  const { account, allowInsecureHttp, clientId, clientSecret, onToken, store, token, tokenUrl } = options;
  const application = checkApplication(options);
  if (store && !account) {
    throw new ConfigurationError("account: required with store; without it, users would share their tokens");
  }
  const initial = toStoredToken(token);
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
        renew: (candidates, accept, control) => renew(application, url, candidates, accept, control),
      }),
  });
}

type Renew = CachedTokenOptions["renew"];

async function renew(
  application: Application,
  url: string,
  [candidate, ...others]: Parameters<Renew>[0],
  accept: Parameters<Renew>[1],
  control: Parameters<Renew>[2],
): Promise<void> {
  const sent = candidate?.refreshToken;
  if (sent === undefined)
    throw new TokenError("The access token has expired or was rejected, and there is no refresh token");
  const { client, authentication } = application;
  const server = { issuer: new URL(url).origin, token_endpoint: url };
  let json: unknown;
  try {
    json = await exchange(
      {
        endpoint: "token endpoint",
        host: new URL(url).host,
        application,
        send: (requestOptions) =>
          refreshTokenGrantRequest(server, client, authentication, sent, requestOptions),
        secrets: [sent],
        idempotent: false,
      },
      control,
    );
  } catch (error) {
    const hasOther = others.some(({ refreshToken }) => refreshToken !== undefined && refreshToken !== sent);
    if (!hasOther || !(error instanceof TokenError) || error.code !== "invalid_grant") throw error;
    return renew(application, url, others, accept, control);
  }
  try {
    // RFC 6749, section 6: a server need not repeat the refresh token if it stays valid.
    accept({ refreshToken: sent, ...(await readTokenResponse(json, application)) });
  } catch (error) {
    const next = refreshTokenIn(json);
    if (next !== undefined) accept(onlyRefreshToken(next));
    throw error;
  }
}

function toStoredToken(token: unknown): StoredToken {
  if (typeof token === "string") {
    checkText("token", token);
    return onlyRefreshToken(token);
  }
  if (isStoredToken(token)) return token;
  throw new ConfigurationError(
    "token: expected a refresh token, or an object with accessToken, refreshToken, renewAt and expiresAt, as authorizationCode returns it",
  );
}

/** A token whose access token has to be fetched before the first use. */
function onlyRefreshToken(refreshToken: string): StoredToken {
  return { accessToken: "", refreshToken, renewAt: 0, expiresAt: 0 };
}
