import { ConfigurationError } from "../errors/configuration-error.ts";
import { networkErrorResponse } from "../errors/network-failure.ts";
import type { Call, RequestOptions } from "./call.ts";

/**
 * Sends a request. openapi-fetch defines this signature, and `globalThis.fetch` fits it.
 *
 * The second argument holds what a `Request` cannot carry: the client's `requestInitExt`, and options of the call that
 * only some platforms know (`dispatcher`, `next`, `cf`).
 */
export type Fetch = (request: Request, init?: RequestInit) => Promise<Response>;

/**
 * What openapi-fetch constructs in place of a `Request` if the call has no middleware: `new Request` takes most of a
 * call's time, and the global `fetch` constructs its own anyway.
 */
export class PlainRequest {
  readonly url: string;
  readonly init: RequestInit;
  readonly method: string | undefined;
  /** openapi-fetch constructs new headers for each attempt, so these may be changed. */
  readonly headers: Headers;

  constructor(url: string, init: RequestInit & { readonly headers: Headers }) {
    this.url = url;
    this.init = init;
    this.method = init.method;
    this.headers = init.headers;
  }
}

export function isPlainRequest(request: Request | PlainRequest): request is PlainRequest {
  return request instanceof PlainRequest;
}

/** Options that openapi-fetch uses itself or that a `Request` carries, so they are not passed to `fetch` again. */
export const standardOptions: ReadonlySet<string> = new Set(
  [
    "baseUrl fetch Request headers params parseAs querySerializer bodySerializer pathSerializer body middleware",
    "method signal cache credentials integrity keepalive mode redirect referrer referrerPolicy window duplex",
  ].flatMap((names) => names.split(" ")),
);

/** Returns the second argument of `fetch`. */
export function extraInit({ options, settings }: Call): RequestInit & { readonly dispatcher?: unknown } {
  return { ...settings.requestInitExt, ...platformOptions(options) };
}

/** Options that only some platforms know and a `Request` would lose: `dispatcher`, `next`, `cf`. */
function platformOptions(options: RequestOptions): RequestInit {
  const others = Object.entries(options).filter(([name]) => !standardOptions.has(name));
  return Object.fromEntries(others) as RequestInit;
}

/**
 * Passes the request to `fetch`. A custom `fetch` always gets a real `Request`. The global one gets a URL and an init,
 * unless middleware already required a `Request`.
 *
 * @throws ConfigurationError if `fetch` returned anything but a response; a TypeError for `Response.error()`; whatever
 * `fetch` throws.
 */
export async function transmit(call: Call, request: Request, headers: Headers): Promise<Response> {
  const customFetch: Fetch | undefined = call.options.fetch ?? call.settings.customFetch;
  const extra = extraInit(call);
  // Following a redirect could send the token to another host, and turn a POST into a GET.
  const init: RequestInit = { headers, redirect: "manual" };
  if (!isPlainRequest(request)) {
    return checkResponse(call, await (customFetch ?? fetch)(new Request(request, init), extra));
  }
  const parts = { ...extra, ...request.init, ...init };
  const response = customFetch
    ? await customFetch(new Request(request.url, parts), extra)
    : await fetch(request.url, parts);
  return checkResponse(call, response);
}

/** The user's own `fetch` may lack a `return`. In the Fetch standard, `Response.error()` is a network error. */
function checkResponse({ name }: Call, response: unknown): Response {
  const { headers, status, type } = Object(response) as Partial<Response>;
  if (type === "error") throw new TypeError(networkErrorResponse);
  if (typeof status === "number" && typeof headers?.get === "function") return response as Response;
  throw new ConfigurationError(
    `${name}: the fetch option must return a Response, but returned ${String(response)}`,
  );
}
