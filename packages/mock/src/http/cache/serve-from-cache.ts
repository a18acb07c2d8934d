import type { Operation } from "@ev-vehicles/openapi";
import { isNegotiated } from "../caller/negotiate.ts";
import type { MockMiddleware } from "../mock-env.ts";
import { toResponse } from "../to-response.ts";
import type { ResponseCache } from "./response-cache.ts";

/**
 * Serves a repeated GET from the cache, unless the request has faults. The key consists of the caller, its scopes, the
 * acting user, the URL, and the operation's own headers. A write clears the cache.
 */
export function serveFromCache({ method, parameters }: Operation, cache: ResponseCache): MockMiddleware {
  if (method !== "GET") {
    return async (_c, next) => {
      try {
        await next();
      } finally {
        cache.clear();
      }
    };
  }
  const headers = parameters.filter(
    (parameter) => parameter.in === "header" && !isNegotiated(parameter.name),
  );
  return (c, next) => {
    const { bucket, sandbox, scopes } = c.get("caller");
    const caller = [bucket, sandbox, ...scopes, c.get("actingUserId")];
    const values = headers.map(({ name }) => c.req.header(name));
    const key = [...caller, c.req.url, ...values].join(" ");
    const cached = cache.get(key);
    if (!cached || c.get("faults").size > 0) {
      c.set("cacheKey", key);
      return next();
    }
    return Promise.resolve(toResponse(cached, c.get("budget")));
  };
}
