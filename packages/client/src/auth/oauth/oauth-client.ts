import { type Client, type ClientAuth, ClientSecretBasic, None } from "oauth4webapi";
import { ConfigurationError } from "../../errors/configuration-error.ts";
import type { Fetch } from "../../request/transmit.ts";
import { checkText } from "./check-text.ts";

/** The OAuth application, as ev.energy has set it up. */
export interface OAuthClient {
  readonly clientId: string;
  /** Leave the secret out if the application cannot keep it, as in a browser. A sign-in then relies on PKCE alone. */
  readonly clientSecret?: string;
  /**
   * The token endpoint. The trailing slash is required.
   * @default `/o/token/` on the origin of the base URL
   */
  readonly tokenUrl?: string | undefined;
  /**
   * Allows http to any host, not only to loopback: secrets then travel unencrypted.
   * @default false
   */
  readonly allowInsecureHttp?: boolean | undefined;
  /**
   * Sends the requests. It must not follow redirects: respect `request.redirect`.
   * @default the global `fetch`, looked up for each request
   */
  readonly fetch?: Fetch | undefined;
}

/** A checked {@link OAuthClient}, in the shape that oauth4webapi expects. */
export interface Application {
  readonly client: Client;
  /**
   * HTTP Basic with the form-encoded ID and secret, or the ID in the form if there is no secret.
   * @see https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1
   */
  readonly authentication: ClientAuth;
  readonly fetch: Fetch | undefined;
  readonly clientSecret: string | undefined;
}

/** @throws ConfigurationError that names the invalid option. */
export function checkApplication(options: OAuthClient): Application {
  const { clientId, clientSecret, fetch } = options;
  checkText("clientId", clientId);
  // Reject an explicit `undefined`: it usually means an unset environment variable, and without a secret nothing would
  // fail before the first request.
  if ("clientSecret" in options) checkText("clientSecret", clientSecret);
  if (fetch !== undefined && typeof fetch !== "function") {
    throw new ConfigurationError(`fetch: expected a function, got ${typeof fetch}`);
  }
  return {
    client: { client_id: clientId },
    authentication: clientSecret === undefined ? None() : ClientSecretBasic(clientSecret),
    fetch,
    clientSecret,
  };
}

/** Checks scopes and removes duplicates. */
export function checkScopes(scopes: readonly string[]): string[] {
  if (!Array.isArray(scopes)) throw new ConfigurationError('scope: expected a list such as ["vehicle:read"]');
  for (const scope of scopes) checkText("scope", scope);
  return [...new Set<string>(scopes)];
}
