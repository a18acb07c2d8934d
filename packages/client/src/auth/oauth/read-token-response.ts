import { processGenericTokenEndpointResponse } from "oauth4webapi";
import { TokenError } from "../../errors/token-error.ts";
import type { Application } from "./application.ts";
import { isText } from "./check-text.ts";
import type { StoredToken } from "./token-store.ts";

/** How long the API's tokens live, in seconds; assumed if the response does not say. */
const usualLifetime = 36_000;
/** No lifetime is taken for longer than a year, in seconds. */
const longestLifetime = 31_536_000;
/** A token is renewed this long before its end, in milliseconds, or when a tenth of a shorter life is left. */
const renewAheadMs = 300_000;

/**
 * Reads the JSON of a token response:
 *
 *     {"access_token":"…","token_type":"Bearer","expires_in":36000,"refresh_token":"…","scope":"vehicle:read"}
 *
 * oauth4webapi checks it. Before that, what it would throw on although there is a usable token is put right: a missing
 * `token_type`, an `expires_in` that is no number or negative, members of no use here.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-5.1
 * @throws TokenError that does not quote the response.
 */
export async function readTokenResponse(json: unknown, { client }: Application): Promise<StoredToken> {
  const body = Object(json) as Record<string, unknown>;
  const { access_token, token_type } = body;
  if (typeof access_token !== "string" || !/^[!-~]+$/.test(access_token)) {
    const what = access_token === undefined ? "without an access_token" : "with an unusable access_token";
    throw new TokenError(`The token endpoint responded ${what}`);
  }
  const lifetime = lifetimeOf(body.expires_in);
  const refreshToken = refreshTokenIn(json);
  const tokenType = token_type === undefined || token_type === null ? "Bearer" : trimmed(token_type);
  const normalized = JSON.stringify({ access_token, token_type: tokenType, expires_in: lifetime });
  const checked = await processGenericTokenEndpointResponse(
    // Its name is compared with nothing in this flow.
    { issuer: "https://api.ev.energy" },
    client,
    new Response(normalized, { headers: { "content-type": "application/json" } }),
  ).catch(() => undefined);
  // The client sends `Authorization: Bearer`; oauth4webapi takes "dpop", too.
  if (checked?.token_type !== "bearer") {
    throw new TokenError("The token endpoint responded with a token_type other than Bearer");
  }
  const lifeMs = Math.round(lifetime * 1000);
  const expiresAt = Date.now() + lifeMs;
  return {
    accessToken: checked.access_token,
    renewAt: expiresAt - Math.min(renewAheadMs, Math.round(lifeMs / 10)),
    expiresAt,
    ...(refreshToken !== undefined && { refreshToken }),
  };
}

/** The refresh token of a response, also of one that is otherwise unusable. */
export function refreshTokenIn(json: unknown): string | undefined {
  const { refresh_token } = Object(json) as Record<string, unknown>;
  return isText(refresh_token) ? refresh_token : undefined;
}

/** In seconds; 0 if the token has expired on arrival. Some servers send text, some nonsense. */
function lifetimeOf(expiresIn: unknown): number {
  const seconds = typeof expiresIn === "string" ? Number.parseFloat(expiresIn) : expiresIn;
  if (typeof seconds !== "number" || Number.isNaN(seconds)) return usualLifetime;
  return Math.min(Math.max(seconds, 0), longestLifetime);
}

function trimmed(value: unknown): unknown {
  return typeof value === "string" ? value.trim() : "";
}
