import { ClientError } from "../errors/client-error.ts";
import { ConfigurationError } from "../errors/configuration-error.ts";
import type { Call } from "./call.ts";
import { checkDestination } from "./check-destination.ts";
import { mergeHeaders } from "./merge-headers.ts";
import { serializeBody } from "./serialize-body.ts";
import { serializePath } from "./serialize-path.ts";
import { serializeQuery } from "./serialize-query.ts";
import { userId } from "./user-id.ts";

/** A request before it is sent: what `fetch` takes. */
export interface PlannedRequest {
  readonly url: string;
  readonly init: RequestInit & { readonly headers: Record<string, string> | Headers };
}

/**
 * Makes the request of a call, the same that openapi-fetch's own client makes of these options, but as the
 * arguments of `fetch`: a `Request` is most of what openapi-fetch costs, and `fetch` makes its own anyway.
 *
 * @param credentials Headers to send unless the call has its own.
 * @throws ConfigurationError for options that make no request.
 */
export function planRequest(call: Call, credentials: Record<string, string>): PlannedRequest {
  const { info, name, options, settings, user } = call;
  const { params = {}, body, headers: own, bodySerializer = serializeBody } = options;
  const { querySerializer = serializeQuery, pathSerializer = serializePath } = options;
  try {
    const path = pathSerializer(info.path, params.path ?? {});
    const query = params.query ? querySerializer(params.query) : "";
    const base = options.baseUrl?.replace(/\/$/, "") || settings.baseUrl;
    const url = `${base}${path}${query && `?${query}`}`;
    // What begins with a slash stays on the base URL's origin.
    if (options.baseUrl || !path.startsWith("/")) checkDestination(call, url);
    const defaults: Record<string, string> = { ...credentials, "EvEnergy-Version": settings.version };
    if (user) defaults["EvEnergy-User"] = user;
    const written = body === undefined ? null : bodySerializer(body);
    if (typeof written === "string") defaults["Content-Type"] = "application/json";
    const headers = own || params.header ? mergeHeaders(defaults, own, params.header) : defaults;
    const actingAs = headers instanceof Headers && headers.get("EvEnergy-User");
    if (actingAs) headers.set("EvEnergy-User", userId(actingAs));
    return { url, init: { ...options, method: info.method, headers, body: written } };
  } catch (cause) {
    if (cause instanceof ClientError) throw cause;
    // The platform's message about a header shows its value.
    const kept = /header/i.test(String(cause)) ? {} : { cause };
    throw new ConfigurationError(`${name}: these options make no request`, kept);
  }
}
