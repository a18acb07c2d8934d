import type { Call } from "./call.ts";
import { ConfigurationError } from "./errors/configuration-error.ts";
import { NetworkError } from "./errors/network-error.ts";
import { LightRequest } from "./light-request.ts";
import { userId } from "./user-id.ts";
import { visibleHeaders } from "./visible-headers.ts";

/**
 * Adds the token to a request and sends it. A real Request, which middleware may have seen and kept, is copied,
 * so that nobody but `fetch` gets the token.
 *
 * @throws ConfigurationError where the request would leave the API's origin; NetworkError.
 */
export async function send(
  call: Call,
  request: LightRequest | Request,
  signal: AbortSignal,
): Promise<Response> {
  const { settings, options, token, sent } = call;
  const { url } = request;
  checkDestination(call, url);
  const light = request instanceof LightRequest;
  const headers = light ? request.init.headers : new Headers(request.headers);
  // Only a call with headers of its own, or middleware, can have set these.
  if (options.headers || options.params?.header || !light) {
    const user = headers.get("EvEnergy-User");
    if (user) headers.set("EvEnergy-User", userId(user));
    if (token && !headers.has("Authorization")) headers.set("Authorization", `Bearer ${token}`);
  } else if (token) {
    headers.set("Authorization", `Bearer ${token}`);
  }
  const init: RequestInit = light
    ? request.init
    : { ...options, method: request.method, headers, body: null };
  if (!light && request.body) init.body = await request.arrayBuffer();
  init.signal = signal;
  // A redirect that is followed could carry the request, and a POST as a GET, to another place.
  init.redirect = "manual";
  settings.emit?.({ type: "request", call: call.info, attempt: sent, url, headers: visibleHeaders(headers) });
  try {
    return await (options.fetch ?? settings.fetch)(url, init);
  } catch (cause) {
    throw new NetworkError(call.name, cause);
  }
}

/** A `baseUrl` of one call, or middleware, can point elsewhere; the token does not go along. */
function checkDestination({ name, settings: { baseUrl } }: Call, url: string): void {
  const { href, origin } = baseUrl;
  if (url.startsWith(href) && (href.endsWith("/") || url[href.length] === "/")) return;
  if (new URL(url, baseUrl).origin !== origin) {
    throw new ConfigurationError(
      `${name}: expected a URL of ${origin}, got another origin; nothing was sent`,
    );
  }
}
