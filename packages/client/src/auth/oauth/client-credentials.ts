import type { TokenProvider } from "../token-provider.ts";
import { keptToken, storeKey } from "./kept-token.ts";
import type { OAuthClient } from "./oauth-client.ts";
import { defaultTokenUrl, requestToken } from "./request-token.ts";
import type { TokenStore } from "./token-store.ts";

/** Options of {@link clientCredentials}. */
export interface ClientCredentialsOptions extends OAuthClient {
  readonly clientSecret: string;
  /**
   * Scopes such as `vehicle:read`.
   * @default all that the application has
   */
  readonly scope?: readonly string[];
  /**
   * Shares the token between processes.
   * @default none: each provider keeps its own
   */
  readonly store?: TokenStore;
}

/**
 * Tokens for the application itself (OAuth 2 client credentials): the way for fleets and utilities. Name the user
 * to act as with `user` or `asUser`. The token is fetched with the first call that needs it, once however many
 * calls wait, and renewed ahead of its end and after a 401.
 *
 * @example
 * const ev = createVehiclesClient({ auth: clientCredentials({ clientId, clientSecret, scope: ["vehicle:read"] }) });
 *
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-4.4
 */
export function clientCredentials({ scope = [], store, ...client }: ClientCredentialsOptions): TokenProvider {
  const scopes = [...scope].sort().join(" ");
  const { tokenUrl = defaultTokenUrl, clientId } = client;
  return keptToken({
    key: storeKey(tokenUrl, clientId, undefined, scopes),
    // With client credentials the API counts the requests of the application, whoever it acts as.
    bucket: storeKey(tokenUrl, clientId),
    store,
    initial: undefined,
    renew: () => requestToken(client, { grant_type: "client_credentials", ...(scopes && { scope: scopes }) }),
  });
}
