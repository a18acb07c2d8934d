import { ConfigurationError } from "../errors/configuration-error.ts";

/**
 * Checks that a token fits into a header: visible ASCII, so no line break, no space, no second header.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6749#appendix-A.12
 * @throws ConfigurationError that does not show the token.
 */
export function checkToken(token: unknown): string {
  if (typeof token !== "string" || !/^[!-~]+$/.test(token)) {
    throw new ConfigurationError('auth: expected an access token in visible ASCII, without "Bearer"');
  }
  return token;
}
