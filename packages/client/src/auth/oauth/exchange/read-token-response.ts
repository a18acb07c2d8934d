import { processGenericTokenEndpointResponse } from "oauth4webapi";
import { TokenError } from "../../../errors/token-error.ts";
import type { StoredToken } from "../cache/token-store.ts";
import { isText } from "../check-text.ts";
import type { Application } from "../oauth-client.ts";

/** The lifetime of the API's tokens, in seconds; the default if the response has no usable `expires_in`. */
const defaultLifetime = 36_000;
/** The longest lifetime that is accepted, in seconds: a year. A longer one is shortened to it. */
const maxLifetime = 31_536_000;
/** A token is renewed this long before it expires, in milliseconds, but not before nine tenths of its lifetime. */
const renewEarlyMs = 300_000;

/**
 * Reads the JSON of a token response:
 *
 *     {"access_token":"…","token_type":"Bearer","expires_in":36000,"refresh_token":"…","scope":"vehicle:read"}
 *
 * oauth4webapi checks the response, but rejects some responses that have a usable token. So the response is normalized
 * first: a missing `token_type` becomes Bearer, an `expires_in` that is negative or not a number is replaced, and
 * members that are not needed are dropped.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-5.1
 * @throws TokenError that does not quote the response.
 */
export async function readTokenResponse(json: unknown, { client }: Application): Promise<StoredToken> {
  const body = Object(json) as Record<string, unknown>;
  const { access_token, token_type } = body;
  if (typeof access_token !== "string" || !/^[!-~]+$/.test(access_token)) {
    const fault = access_token === undefined ? "without an access_token" : "with an unusable access_token";
    throw new TokenError(`The token endpoint responded ${fault}`);
  }
  const lifetime = lifetimeOf(body.expires_in);
  const refreshToken = refreshTokenIn(json);
  const tokenType = token_type === undefined || token_type === null ? "Bearer" : trimmed(token_type);
  const normalized = JSON.stringify({ access_token, token_type: tokenType, expires_in: lifetime });
  const checked = await processGenericTokenEndpointResponse(
    // The type requires an issuer, but nothing in this flow compares it.
    { issuer: "https://api.ev.energy" },
    client,
    new Response(normalized, { headers: { "content-type": "application/json" } }),
  ).catch(() => undefined);
  // The client can only send `Authorization: Bearer`, but oauth4webapi also accepts "dpop".
  if (checked?.token_type !== "bearer") {
    throw new TokenError("The token endpoint responded with a token_type other than Bearer");
  }
  const lifetimeMs = Math.round(lifetime * 1000);
  const expiresAt = Date.now() + lifetimeMs;
  return {
    accessToken: checked.access_token,
    renewAt: expiresAt - Math.min(renewEarlyMs, Math.round(lifetimeMs / 10)),
    expiresAt,
    ...(refreshToken !== undefined && { refreshToken }),
  };
}

/** The refresh token of a response, even if the rest of the response is unusable. */
export function refreshTokenIn(json: unknown): string | undefined {
  const { refresh_token } = Object(json) as Record<string, unknown>;
  return isText(refresh_token) ? refresh_token : undefined;
}

/** A token's lifetime in seconds; 0 if the token has already expired. Some servers send a string, or nothing usable. */
function lifetimeOf(expiresIn: unknown): number {
  const seconds = typeof expiresIn === "string" ? Number.parseFloat(expiresIn) : expiresIn;
  if (typeof seconds !== "number" || Number.isNaN(seconds)) return defaultLifetime;
  return Math.min(Math.max(seconds, 0), maxLifetime);
}

function trimmed(value: unknown): unknown {
  return typeof value === "string" ? value.trim() : "";
}
