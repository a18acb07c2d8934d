import { ConfigurationError } from "../errors/configuration-error.ts";

/**
 * Checks that a token fits into a header: visible ASCII, so no line break, no space, no second header.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6749#appendix-A.12
 * @throws ConfigurationError that does not show the token.
 */
export function checkToken(token: unknown): string {
  if (typeof token === "string" && /^[!-~]+$/.test(token)) return token;
  throw new ConfigurationError(
    `auth: expected an access token in visible ASCII, without "Bearer"; ${fault(token)}`,
  );
}

function fault(token: unknown): string {
  if (token === undefined) return "got undefined, usually from an environment variable that is not set";
  if (token === "") return "got an empty text, usually from an environment variable that is set to nothing";
  return typeof token === "string"
    ? "got other characters"
    : `got ${token === null ? "null" : `a value of type ${typeof token}`}`;
}
