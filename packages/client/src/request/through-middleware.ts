import type { Middleware } from "openapi-fetch";
import type { Call } from "./call.ts";
import { planRequest } from "./plan-request.ts";

/**
 * Sends a call by way of middleware, as openapi-fetch does: `onRequest` first to last, then `onResponse` or
 * `onError` last to first. A middleware that answers itself ends it.
 *
 * @param send Sends the request that came of it.
 * @see https://openapi-ts.dev/openapi-fetch/middleware-auth
 */
export async function throughMiddleware(
  call: Call,
  middleware: readonly Middleware[],
  send: (request: Request) => Promise<Response>,
): Promise<Response> {
  const { info, options, settings } = call;
  const { url, init } = planRequest(call, {});
  let request = new Request(url, init);
  const context = {
    schemaPath: info.path,
    params: options.params ?? {},
    id: String(Math.random()),
    options: { ...options, baseUrl: settings.baseUrl, parseAs: options.parseAs ?? "json" },
  } as unknown as Parameters<NonNullable<Middleware["onRequest"]>>[0];
  for (const one of middleware) {
    const changed = await one.onRequest?.({ ...context, request });
    if (changed instanceof Response) return changed;
    if (changed) request = changed;
  }
  const backwards = middleware.toReversed();
  let response: Response | undefined;
  try {
    response = await send(request);
  } catch (thrown) {
    let error = thrown;
    for (const one of backwards) {
      const changed = await one.onError?.({ ...context, request, error });
      if (changed instanceof Response) {
        response = changed;
        break;
      }
      error = changed ?? error;
    }
    if (!response) throw error;
  }
  for (const one of backwards)
    response = (await one.onResponse?.({ ...context, request, response })) ?? response;
  return response;
}
