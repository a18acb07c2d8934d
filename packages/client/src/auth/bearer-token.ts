import { ConfigurationError } from "../errors/configuration-error.ts";

/**
 * Checks that a token is visible ASCII. This excludes spaces, and line breaks, which could add another header.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6749#appendix-A.12
 * @throws ConfigurationError whose message does not contain the token.
 */
export function checkToken(token: unknown): string {
  if (typeof token === "string" && /^[!-~]+$/.test(token)) return token;
  throw new ConfigurationError(
    `auth: expected an access token in visible ASCII, without "Bearer"; got ${describe(token)}`,
  );
}

function describe(token: unknown): string {
  if (token === undefined) return "undefined, usually from an environment variable that is not set";
  if (token === "") return "an empty string, usually from an environment variable that is empty";
  if (typeof token === "string") return "a string with other characters";
  return token === null ? "null" : `a value of type ${typeof token}`;
}
