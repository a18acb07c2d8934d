import { clientCredentialsGrantRequest } from "oauth4webapi";
import type { TokenProvider } from "../token-provider.ts";
import { CachedToken, storeKey } from "./cache/cached-token.ts";
import { cachedTokenProvider } from "./cache/cached-token-provider.ts";
import type { TokenStore } from "./cache/token-store.ts";
import { checkText } from "./check-text.ts";
import { exchange } from "./exchange/exchange.ts";
import { readTokenResponse } from "./exchange/read-token-response.ts";
import { checkApplication, checkScopes, type OAuthClient } from "./oauth-client.ts";

/** Options of {@link clientCredentials}. */
export interface ClientCredentialsOptions extends OAuthClient {
  readonly clientSecret: string;
  /**
   * The scopes to request, such as `vehicle:read`.
   * @default all scopes that the application has
   */
  readonly scope?: readonly string[] | undefined;
  /**
   * Shares the token between processes.
   * @default no store: each provider requests its own token
   */
  readonly store?: TokenStore | undefined;
}

/**
 * Tokens for the application itself (OAuth 2 client credentials): for fleets and utilities, on a server. Use `user` or
 * `asUser` to name the user to act as.
 *
 * The first call fetches the token, by default from the server that the client calls; concurrent calls share that
 * request. After a temporary failure the request is retried, at most twice. A call renews the token in the last five
 * minutes before it expires (the last tenth of a lifetime shorter than 50 minutes), or if the API has rejected it.
 *
 * @example
 * const ev = createVehiclesClient({ auth: clientCredentials({ clientId, clientSecret, scope: ["vehicle:read"] }) });
 *
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-4.4
 * @throws ConfigurationError for an invalid option. Calls fail with a TokenError if no token can be obtained.
 */
export function clientCredentials(options: ClientCredentialsOptions): TokenProvider {
  const { allowInsecureHttp, clientId, clientSecret, scope = [], store, tokenUrl } = options;
  checkText("clientSecret", clientSecret);
  const application = checkApplication(options);
  // Sorted, so that the order of the scopes does not change the key in the store.
  const scopes = checkScopes(scope).sort().join(" ");
  return cachedTokenProvider({
    tokenUrl,
    allowInsecureHttp,
    // With client credentials, the API counts requests per application, whichever user it acts as.
    bucket: (url) => storeKey(url, clientId),
    makeToken: (url) =>
      new CachedToken({
        key: storeKey(url, clientId, undefined, scopes),
        store,
        initial: undefined,
        clientSecret,
        singleUse: false,
        renew: async (_, accept, control) => {
          const { client, authentication } = application;
          const server = { issuer: new URL(url).origin, token_endpoint: url };
          const form = new URLSearchParams(scopes && { scope: scopes });
          const json = await exchange(
            {
              endpoint: "token endpoint",
              host: new URL(url).host,
              application,
              send: (requestOptions) =>
                clientCredentialsGrantRequest(server, client, authentication, form, requestOptions),
              secrets: [],
              idempotent: true,
            },
            control,
          );
          accept(await readTokenResponse(json, application));
        },
      }),
  });
}
