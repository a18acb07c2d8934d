import { ConfigurationError } from "../../errors/configuration-error.ts";
import { checkSecureUrl } from "../secure-url.ts";

/**
 * The API's OAuth endpoints. It has no discovery document, so their paths are given; the slash at the end matters:
 * without it `/o/token` redirects and the POST becomes a GET, and `/o/revoke_token` responds with 405.
 */
const paths = { tokenUrl: "/o/token/", authorizeUrl: "/o/authorize/", revokeUrl: "/o/revoke_token/" };

/** The base URL of flows that have no client, the same as a client's. */
export const defaultBaseUrl = "https://api.ev.energy/v2";

/** What decides where an endpoint is. */
export interface EndpointOptions {
  readonly baseUrl: string | undefined;
  /** The endpoint's own URL, if the user gave one. */
  readonly url: string | undefined;
  readonly allowInsecureHttp: boolean | undefined;
}

/**
 * The URL of an endpoint: on the origin of the base URL unless the user gave another, so that the secret of an
 * application goes to the server that its calls go to, a local mock included.
 *
 * @throws ConfigurationError
 */
export function endpointUrl(name: keyof typeof paths, options: EndpointOptions): string {
  const { baseUrl, url, allowInsecureHttp } = options;
  if (url !== undefined) return checkSecureUrl(name, url, allowInsecureHttp).href;
  if (baseUrl === undefined) {
    throw new ConfigurationError(`expected baseUrl in the token request, or the option ${name}`);
  }
  return new URL(paths[name], checkSecureUrl(`baseUrl (for ${name})`, baseUrl, allowInsecureHttp)).href;
}
