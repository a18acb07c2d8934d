import { NetworkError } from "../errors/network-error.ts";
import { visibleHeaders } from "../events/visible-headers.ts";
import type { Call } from "./call.ts";
import { checkDestination } from "./check-destination.ts";
import { mergeHeaders } from "./merge-headers.ts";
import { planRequest } from "./plan-request.ts";
import { throughMiddleware } from "./through-middleware.ts";

/**
 * Sends a call once.
 *
 * @throws ConfigurationError before anything is sent; NetworkError; and what middleware throws.
 */
export function send(call: Call, signal: AbortSignal): Promise<Response> {
  const { options, settings, token } = call;
  const credentials: Record<string, string> = token ? { Authorization: `Bearer ${token}` } : {};
  const middleware = settings.middleware.concat(options.middleware ?? []);
  if (middleware.length === 0) {
    const { url, init } = planRequest(call, credentials);
    init.signal = signal;
    return transmit(call, url, init);
  }
  // Middleware may keep its request: the token goes into a copy, so that nobody but `fetch` gets it.
  return throughMiddleware(call, middleware, async (request) => {
    checkDestination(call, request.url);
    return transmit(call, request.url, {
      ...options,
      method: request.method,
      headers: mergeHeaders(credentials, request.headers),
      body: request.body && (await request.arrayBuffer()),
      signal,
    });
  });
}

async function transmit(call: Call, url: string, init: RequestInit): Promise<Response> {
  const { info, name, options, sent, settings } = call;
  settings.emit?.({ type: "request", call: info, attempt: sent, url, headers: visibleHeaders(init.headers) });
  // A redirect that is followed could carry the request, and a POST as a GET, to another place.
  init.redirect = "manual";
  try {
    return await (options.fetch ?? settings.fetch)(new Request(url, init));
  } catch (cause) {
    throw new NetworkError(name, cause);
  }
}
