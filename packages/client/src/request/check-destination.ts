import { ConfigurationError } from "../errors/configuration-error.ts";
import type { Call } from "./call.ts";

/**
 * Rejects a URL on another origin than the client's: a `baseUrl` of one call, or middleware, can point elsewhere, and
 * the token does not go along.
 *
 * @throws ConfigurationError
 */
export function checkDestination({ name, settings: { shared } }: Call, url: string): void {
  const { origin } = shared;
  // Nothing after the slash can change the origin, and parsing takes longer than the rest of the check.
  if (url.startsWith(`${origin}/`) || new URL(url).origin === origin) return;
  throw new ConfigurationError(`${name}: expected a URL of ${origin}, got another origin; nothing was sent`);
}
