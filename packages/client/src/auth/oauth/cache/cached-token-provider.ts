import type { TokenProvider } from "../../token-provider.ts";
import { endpointUrl } from "../exchange/endpoint-url.ts";
import type { CachedToken } from "./cached-token.ts";

interface CachedTokenProviderOptions {
  readonly tokenUrl: string | undefined;
  readonly allowInsecureHttp: boolean | undefined;
  readonly bucket: ((tokenUrl: string) => string) | undefined;
  /** Creates the cached token for this token URL. */
  readonly makeToken: (tokenUrl: string) => CachedToken;
}

/**
 * A provider with one cached token for each token URL: clients of different servers can share a provider, and no
 * client gets another server's token. The tokens live in a closure, so `console.log` does not show them.
 */
export function cachedTokenProvider(options: CachedTokenProviderOptions): TokenProvider {
  const { allowInsecureHttp, bucket, makeToken, tokenUrl: url } = options;
  const tokenUrlFor = (baseUrl: string) => endpointUrl("tokenUrl", { baseUrl, url, allowInsecureHttp });
  // Reject an invalid `tokenUrl` now rather than in the first call.
  if (url !== undefined) tokenUrlFor("");
  const byTokenUrl = new Map<string, CachedToken>();
  const byBaseUrl = new Map<string, CachedToken>();

  const tokenFor = (baseUrl: string): CachedToken => {
    const tokenUrl = tokenUrlFor(baseUrl);
    const token = byTokenUrl.get(tokenUrl) ?? makeToken(tokenUrl);
    byTokenUrl.set(tokenUrl, token);
    byBaseUrl.set(baseUrl, token);
    return token;
  };
  const provider: TokenProvider = ({ baseUrl, ...request }) => {
    try {
      return (byBaseUrl.get(baseUrl) ?? tokenFor(baseUrl)).get(request);
    } catch (error) {
      return Promise.reject(error);
    }
  };
  return Object.assign(provider, bucket && { bucket: (baseUrl: string) => bucket(tokenUrlFor(baseUrl)) });
}
