import { ConfigurationError } from "./errors/configuration-error.ts";
import { NetworkError } from "./errors/network-error.ts";
import type { Fetch } from "./fetch.ts";
import { LightRequest } from "./light-request.ts";
import { userId } from "./user-id.ts";

/** What goes with one request beside what openapi-fetch has put into it. */
export interface Sending {
  /** `GET /vehicles/{vehicle_id}`, for messages. */
  readonly call: string;
  readonly fetch: Fetch;
  /** The only place that the token may go to. */
  readonly baseUrl: URL;
  readonly token: string | undefined;
  readonly user: string | undefined;
  readonly version: number;
  readonly signal: AbortSignal;
  /** The caller's own options for `fetch`, such as `cache` or undici's `dispatcher`. */
  readonly init: RequestInit;
}

/**
 * Adds the credentials to a request and sends it. A real Request, which middleware may have seen and kept, is
 * copied, so that nobody but `fetch` gets the token.
 */
export async function send(request: LightRequest | Request, sending: Sending): Promise<Response> {
  checkDestination(request.url, sending);
  const light = request instanceof LightRequest;
  const headers = light ? request.init.headers : new Headers(request.headers);
  addHeaders(headers, sending);
  const body = light || !request.body ? undefined : await request.arrayBuffer();
  const init: RequestInit = {
    ...(light ? request.init : { ...sending.init, method: request.method, ...(body && { body }) }),
    headers,
    signal: sending.signal,
    // A redirect that is followed could carry the request, and a POST as a GET, to another place.
    redirect: "manual",
  };
  try {
    return await sending.fetch(request.url, init);
  } catch (cause) {
    throw new NetworkError(sending.call, cause);
  }
}

function addHeaders(headers: Headers, { token, user, version }: Sending): void {
  if (token && !headers.has("Authorization")) headers.set("Authorization", `Bearer ${token}`);
  if (!headers.has("EvEnergy-Version")) headers.set("EvEnergy-Version", String(version));
  const own = headers.get("EvEnergy-User");
  const id = own ? userId(own) : user;
  if (id) headers.set("EvEnergy-User", id);
}

/**
 * A `baseUrl` of one call, or middleware, can point elsewhere; the token does not go along.
 *
 * @throws ConfigurationError before anything is sent.
 */
function checkDestination(url: string, { baseUrl, call }: Sending): void {
  const { href, origin } = baseUrl;
  const here = url.startsWith(href) && (href.endsWith("/") || url[href.length] === "/");
  if (here || new URL(url, baseUrl).origin === origin) return;
  throw new ConfigurationError(
    `${call}: expected a URL of ${origin}, got one of another origin; nothing was sent`,
  );
}
