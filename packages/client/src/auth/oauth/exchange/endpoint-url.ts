import { ConfigurationError } from "../../../errors/configuration-error.ts";
import { checkSecureUrl } from "../../secure-url.ts";

/**
 * The paths of the OAuth endpoints: the API has no discovery document to read them from. The trailing slash matters:
 * without it, `/o/token` redirects, which turns the POST into a GET, and `/o/revoke_token` responds with 405.
 */
const paths = { tokenUrl: "/o/token/", authorizeUrl: "/o/authorize/", revokeUrl: "/o/revoke_token/" };

/** The default base URL of flows that run without a client: the same as a client's default. */
export const defaultBaseUrl = "https://api.ev.energy/v2";

/** The options that an endpoint's URL depends on. */
export interface EndpointOptions {
  readonly baseUrl: string | undefined;
  /** The endpoint's URL, if the user set it. */
  readonly url: string | undefined;
  readonly allowInsecureHttp: boolean | undefined;
}

/**
 * The URL of an endpoint: the one that the user set, or one on the origin of the base URL, so that an application's
 * secret goes to the same server as its calls, even to a local mock.
 *
 * @throws ConfigurationError if there is neither a URL nor a base URL, or if the one in use is not secure.
 */
export function endpointUrl(name: keyof typeof paths, options: EndpointOptions): string {
  const { baseUrl, url, allowInsecureHttp } = options;
  if (url !== undefined) return checkSecureUrl(name, url, allowInsecureHttp).href;
  if (baseUrl === undefined) {
    throw new ConfigurationError(
      `baseUrl: required to find the token endpoint; pass it to the token provider, or set the option ${name}`,
    );
  }
  return new URL(paths[name], checkSecureUrl(`baseUrl (for ${name})`, baseUrl, allowInsecureHttp)).href;
}
