import { settle, type VehiclesClient } from "@ev-vehicles/client";
import type { Context } from "hono";
import { problemOf } from "./problem-of.ts";
import type { CachedResponse } from "./response-cache.ts";

/** The calls that the page may make; the rest of the API is out of its reach. */
const allowed: readonly { readonly methods: readonly string[]; readonly path: RegExp }[] = [
  { methods: ["GET"], path: /^\/(vehicle_makes|vehicle_models|vehicle_trims|charging_sub_sessions|users)$/ },
  { methods: ["GET", "POST"], path: /^\/vehicles$/ },
  { methods: ["GET", "PATCH"], path: /^\/vehicles\/\w+$/ },
  { methods: ["GET"], path: /^\/vehicles\/\w+\/status_logs$/ },
  { methods: ["POST"], path: /^\/vehicles\/\w+\/reconnect$/ },
];

/** Whether the page may make this call. */
export function isAllowed(method: string, path: string): boolean {
  return allowed.some((call) => call.methods.includes(method) && call.path.test(path));
}

/** The response headers that the page's client reads. */
const forwardedHeaders = ["link", "retry-after", "evenergy-version"];

/** The client's method for paths that are known only at run time. */
interface UntypedClient {
  request(
    method: string,
    path: string,
    options: object,
  ): Promise<{ data: unknown; error?: never; response: Response }>;
}

/**
 * Makes the page's call with this server's credentials, as the signed-in user. Besides the method and path, only the query
 * and the body come from the page, so a user can neither act as another user nor set headers.
 *
 * @param wholeFleet Whether the caller sees the whole fleet. The API creates nothing without a user (`EvEnergy-User`), so
 *   such a caller creates a vehicle as the vehicle's owner.
 * @param signal Aborts the call if the page disconnects.
 */
export async function forward(
  c: Context,
  ev: VehiclesClient,
  path: string,
  wholeFleet: boolean,
  signal?: AbortSignal,
): Promise<CachedResponse> {
  const query: Record<string, string | string[]> = {};
  for (const [name, values] of Object.entries(c.req.queries())) {
    query[name] = values.length === 1 && values[0] !== undefined && name !== "expand" ? values[0] : values;
  }
  const text = c.req.method === "GET" ? "" : await c.req.text();
  const body: unknown = text ? JSON.parse(text) : undefined;
  const client = wholeFleet ? asOwner(ev, body) : ev;
  const { data, error, response } = await settle(
    (client as unknown as UntypedClient).request(c.req.method.toLowerCase(), path, {
      params: { query },
      ...(body !== undefined && { body }),
      signal,
    }),
  );
  if (error) return problemOf(error);
  const headers = forwardedHeaders.map((name) => [name, response.headers.get(name)] as const);
  return {
    status: response.status,
    headers: Object.fromEntries(headers.filter((header): header is [string, string] => header[1] !== null)),
    body: data,
  };
}

/** A client that acts as the body's user. If the value is not a user, the API rejects the field. */
function asOwner(ev: VehiclesClient, body: unknown): VehiclesClient {
  if (typeof body !== "object" || body === null || !("user" in body)) return ev;
  try {
    return ev.asUser(String(body.user));
  } catch {
    return ev;
  }
}
