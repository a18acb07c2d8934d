import { TokenError } from "../../errors/token-error.ts";
import type { OAuthClient } from "./oauth-client.ts";
import { postForm } from "./post-form.ts";
import type { StoredToken } from "./token-store.ts";

export const defaultTokenUrl = "https://api.ev.energy/o/token/";
/** How long the API's tokens live, in seconds; counts where the answer does not say. */
const usualLifetime = 36_000;
/** A token is renewed this long before its end, in milliseconds, or when a tenth of a shorter life is left. */
const renewAheadMs = 300_000;

/**
 * Gets a token from the token endpoint.
 *
 *     {"access_token":"…","token_type":"Bearer","expires_in":36000,"refresh_token":"…","scope":"vehicle:read"}
 *
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-5.1
 * @throws TokenError
 */
export async function requestToken(client: OAuthClient, form: Record<string, string>): Promise<StoredToken> {
  const answer = await postForm("The token endpoint", client.tokenUrl ?? defaultTokenUrl, client, form);
  const { access_token, refresh_token, expires_in } = Object(answer) as Record<string, unknown>;
  if (typeof access_token !== "string" || !access_token) {
    throw new TokenError("The token endpoint answered without an access_token");
  }
  const seconds = Number(expires_in);
  const lifetimeMs = (seconds > 0 ? seconds : usualLifetime) * 1000;
  const expiresAt = Date.now() + lifetimeMs;
  return {
    accessToken: access_token,
    renewAt: expiresAt - Math.min(renewAheadMs, lifetimeMs / 10),
    expiresAt,
    ...(typeof refresh_token === "string" && { refreshToken: refresh_token }),
  };
}
