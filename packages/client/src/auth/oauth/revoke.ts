import { revocationRequest } from "oauth4webapi";
import { checkText } from "./check-text.ts";
import { defaultBaseUrl, endpointUrl } from "./exchange/endpoint-url.ts";
import { exchange } from "./exchange/exchange.ts";
import { checkApplication, type OAuthClient } from "./oauth-client.ts";

/** Options of {@link revoke}. */
export interface RevokeOptions extends Omit<OAuthClient, "tokenUrl"> {
  /** The access or refresh token to revoke. */
  readonly token: string;
  /**
   * The API's base URL: the same as the client's.
   * @default "https://api.ev.energy/v2"
   */
  readonly baseUrl?: string | undefined;
  /**
   * The revocation endpoint. The trailing slash is required: without it, the API responds with 405.
   * @default `/o/revoke_token/` on the origin of `baseUrl`
   */
  readonly revokeUrl?: string | undefined;
  /** Aborts the revocation; the signal's reason is then thrown. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Revokes a token. An unknown or expired token counts as success. After a temporary failure the request is retried, at
 * most twice.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7009
 * @throws TokenError if the revocation fails; ConfigurationError for an invalid option; the signal's reason.
 */
export async function revoke(options: RevokeOptions): Promise<void> {
  const { allowInsecureHttp, baseUrl = defaultBaseUrl, revokeUrl, signal, token } = options;
  const application = checkApplication(options);
  checkText("token", token);
  const url = endpointUrl("revokeUrl", { baseUrl, url: revokeUrl, allowInsecureHttp });
  const { client, authentication } = application;
  const server = { issuer: new URL(url).origin, revocation_endpoint: url };
  await exchange(
    {
      endpoint: "revocation endpoint",
      host: new URL(url).host,
      application,
      send: (requestOptions) => revocationRequest(server, client, authentication, token, requestOptions),
      secrets: [token],
      idempotent: true,
    },
    { signal },
  );
}
