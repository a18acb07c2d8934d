import { type Client, type ClientAuth, ClientSecretBasic, None } from "oauth4webapi";
import { ConfigurationError } from "../../errors/configuration-error.ts";
import type { Fetch } from "../../request/fetch.ts";
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

/** Text that can be sent: half of a surrogate pair has no encoding. */
export function isText(value: unknown): value is string {
  return typeof value === "string" && /^\P{Surrogate}+$/su.test(value);
}

/** Checks an option that will be sent. The message does not quote it. */
export function checkText(name: string, value: unknown): asserts value is string {
  if (isText(value)) return;
  const got =
    value === "" ? "an empty string" : typeof value === "string" ? "half of a surrogate pair" : typeof value;
  const hint =
    value === "" || value === undefined ? ", usually from an environment variable that is not set" : "";
  throw new ConfigurationError(`${name}: expected text, got ${got}${hint}`);
}

/** Checks scopes and removes duplicates. */
export function checkScopes(scope: readonly string[]): string[] {
  if (!Array.isArray(scope)) throw new ConfigurationError('scope: expected a list such as ["vehicle:read"]');
  for (const one of scope) checkText("scope", one);
  return [...new Set<string>(scope)];
}
