import { settle, type VehiclesClient } from "@ev-vehicles/client";
import type { Context } from "hono";
import { problemOf } from "./problem-of.ts";
import type { CachedResponse } from "./response-cache.ts";

/** What the page may call. Everything else of the API stays out of its reach. */
const open: readonly { readonly methods: readonly string[]; readonly path: RegExp }[] = [
  { methods: ["GET"], path: /^\/(vehicle_makes|vehicle_models|vehicle_trims|charging_sub_sessions|users)$/ },
  { methods: ["GET", "POST"], path: /^\/vehicles$/ },
  { methods: ["GET", "PATCH"], path: /^\/vehicles\/\w+$/ },
  { methods: ["GET"], path: /^\/vehicles\/\w+\/status_logs$/ },
  { methods: ["POST"], path: /^\/vehicles\/\w+\/reconnect$/ },
];

/** Whether the page may make this call. */
export function isOpen(method: string, path: string): boolean {
  return open.some((call) => call.methods.includes(method) && call.path.test(path));
}

/** The headers of a response that the page's client reads. */
const passedOn = ["link", "retry-after", "evenergy-version"];

/** The client's one method for calls whose path is known at run time only. */
interface OpenClient {
  request(
    method: string,
    path: string,
    options: object,
  ): Promise<{ data: unknown; error?: never; response: Response }>;
}

/**
 * Makes the page's call with this server's credentials, and as the signed-in user. Nothing but the query and the body is
 * taken over from the page, so a user can neither become another one nor send headers.
 *
 * @param forEverybody Whether the caller sees the whole fleet. The API creates nothing without a user
 *   (`EvEnergy-User`), so such a caller creates a vehicle as its owner.
 * @param signal Ends the call when the page has gone.
 */
export async function forward(
  c: Context,
  ev: VehiclesClient,
  path: string,
  forEverybody: boolean,
  signal?: AbortSignal,
): Promise<CachedResponse> {
  const query: Record<string, string | string[]> = {};
  for (const [name, values] of Object.entries(c.req.queries())) {
    query[name] = values.length === 1 && values[0] !== undefined && name !== "expand" ? values[0] : values;
  }
  const text = c.req.method === "GET" ? "" : await c.req.text();
  const body: unknown = text ? JSON.parse(text) : undefined;
  const client = forEverybody ? asOwner(ev, body) : ev;
  const { data, error, response } = await settle(
    (client as unknown as OpenClient).request(c.req.method.toLowerCase(), path, {
      params: { query },
      ...(body !== undefined && { body }),
      signal,
    }),
  );
  if (error) return problemOf(error);
  const headers = passedOn.map((name) => [name, response.headers.get(name)] as const);
  return {
    status: response.status,
    headers: Object.fromEntries(headers.filter((header): header is [string, string] => header[1] !== null)),
    body: data,
  };
}

/** The client as the user in a body. If the value is not a user, the call is sent without one, and the API names the field. */
function asOwner(ev: VehiclesClient, body: unknown): VehiclesClient {
  if (typeof body !== "object" || body === null || !("user" in body)) return ev;
  try {
    return ev.asUser(String(body.user));
  } catch {
    return ev;
  }
}
