import { ConfigurationError } from "../../../errors/configuration-error.ts";
import { checkSecureUrl } from "../../secure-url.ts";

/**
 * The paths of the OAuth endpoints: the API has no discovery document to read them from. The trailing slash matters:
 * without it, `/o/token` redirects, which turns the POST into a GET, and `/o/revoke_token` responds with 405.
 */
const paths = { tokenUrl: "/o/token/", authorizeUrl: "/o/authorize/", revokeUrl: "/o/revoke_token/" };

/** The default base URL of flows that run without a client; the same as a client's. */
export const defaultBaseUrl = "https://api.ev.energy/v2";

/** The options that an endpoint's URL depends on. */
export interface EndpointOptions {
  readonly baseUrl: string | undefined;
  /** The endpoint's URL, if the user set it. */
  readonly url: string | undefined;
  readonly allowInsecureHttp: boolean | undefined;
}

/**
 * The URL of an endpoint: on the origin of the base URL unless the user set another, so that an application's secret
 * goes to the same server as its calls, even if that is a local mock.
 *
 * @throws ConfigurationError if the URL is missing or not secure.
 */
export function endpointUrl(name: keyof typeof paths, options: EndpointOptions): string {
  const { baseUrl, url, allowInsecureHttp } = options;
  if (url !== undefined) return checkSecureUrl(name, url, allowInsecureHttp).href;
  if (baseUrl === undefined) {
    throw new ConfigurationError(`The token request has no baseUrl: pass it, or set the option ${name}`);
  }
  return new URL(paths[name], checkSecureUrl(`baseUrl (for ${name})`, baseUrl, allowInsecureHttp)).href;
}
