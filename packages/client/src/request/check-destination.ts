import { ConfigurationError } from "../errors/configuration-error.ts";
import type { Call } from "./call.ts";

/**
 * Refuses a URL on another origin than the client's: a `baseUrl` of one call, or middleware, can point elsewhere,
 * and the token does not go along.
 *
 * @throws ConfigurationError
 */
export function checkDestination({ name, settings: { baseUrl, origin } }: Call, url: string): void {
  if (new URL(url, baseUrl).origin === origin) return;
  throw new ConfigurationError(`${name}: expected a URL of ${origin}, got another origin; nothing was sent`);
}
