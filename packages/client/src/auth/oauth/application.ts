import { type Client, type ClientAuth, ClientSecretBasic, None } from "oauth4webapi";
import { ConfigurationError } from "../../errors/configuration-error.ts";
import type { Fetch } from "../../request/transmit.ts";
import { checkText } from "./check-text.ts";
import type { OAuthClient } from "./oauth-client.ts";

/** The user's {@link OAuthClient}, checked, in the shape that oauth4webapi takes. */
export interface Application {
  readonly client: Client;
  /**
   * HTTP Basic with the form-encoded ID and secret, or the ID in the form if there is no secret.
   * @see https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1
   */
  readonly authentication: ClientAuth;
  /** A `fetch` of the user's own. */
  readonly ownFetch: Fetch | undefined;
  readonly clientSecret: string | undefined;
}

/** @throws ConfigurationError that names the option */
export function checkApplication(options: OAuthClient): Application {
  const { clientId, clientSecret, fetch } = options;
  checkText("clientId", clientId);
  // An explicit `undefined` is usually an unset environment variable; without a secret everything would look fine
  // until the first request.
  if ("clientSecret" in options) checkText("clientSecret", clientSecret);
  if (fetch !== undefined && typeof fetch !== "function") {
    throw new ConfigurationError(`fetch: expected a function, got ${typeof fetch}`);
  }
  return {
    client: { client_id: clientId },
    authentication: clientSecret === undefined ? None() : ClientSecretBasic(clientSecret),
    ownFetch: fetch,
    clientSecret,
  };
}

/** Checks scopes and removes duplicates. */
export function checkScopes(scope: readonly string[]): string[] {
  if (!Array.isArray(scope)) throw new ConfigurationError('scope: expected a list such as ["vehicle:read"]');
  for (const one of scope) checkText("scope", one);
  return [...new Set<string>(scope)];
}
