import { servers } from "@ev-vehicles/types";
import createClient from "openapi-fetch";
import { checkBaseUrl } from "./base-url.ts";
import { checkToken } from "./bearer-token.ts";
import { performCall } from "./perform-call.ts";
import { serializePath } from "./serialize-path.ts";
import { serializeQuery } from "./serialize-query.ts";
import type { RawApi, RawOptions, Settings } from "./settings.ts";
import { userId } from "./user-id.ts";
import type { VehiclesClient } from "./vehicles-client.ts";
import type { VehiclesClientOptions } from "./vehicles-client-options.ts";

/**
 * Makes a client of the ev.energy v2 Vehicles API. Making it sends nothing.
 *
 * @example
 * const ev = createVehiclesClient({ auth: process.env.EV_TOKEN, user: "user01HN2NJ9NMRZBXT1H6FT9N7735" });
 * const { data, error } = await ev.GET("/vehicles", { params: { query: { expand: ["user"] } } });
 *
 * @throws ConfigurationError for an option that cannot work; the message names it and what was expected.
 */
export function createVehiclesClient(options: VehiclesClientOptions = {}): VehiclesClient {
  const { auth, user, version = 2, timeoutMs = 30_000 } = options;
  const baseUrl = checkBaseUrl(options.baseUrl ?? servers.live, options.allowInsecureHttp);
  const settings: Settings = {
    api: createClient({
      baseUrl: baseUrl.href,
      pathSerializer: serializePath,
      querySerializer: serializeQuery,
    }) as RawApi,
    auth: auth === undefined || typeof auth === "function" ? auth : checkToken(auth),
    baseUrl,
    version,
    fetch: options.fetch ?? ((url, init) => fetch(url, init)),
    timeoutMs,
    middleware: new Set(),
    rateLimit: undefined,
  };
  return scopedClient(settings, user === undefined ? undefined : userId(user));
}

type OwnMembers = Pick<VehiclesClient, "asUser" | "eject" | "rateLimit" | "use">;
type MethodName = Exclude<keyof VehiclesClient, keyof OwnMembers | "~paths">;

/** The client that acts as one user. The settings stay in closures, out of sight of `console.log`. */
function scopedClient(settings: Settings, user: string | undefined): VehiclesClient {
  const method = (name: string) => (path: string, options?: RawOptions) =>
    performCall(settings, user, name, path, options);
  const client: OwnMembers & Record<MethodName, ReturnType<typeof method>> = {
    GET: method("GET"),
    PUT: method("PUT"),
    POST: method("POST"),
    DELETE: method("DELETE"),
    OPTIONS: method("OPTIONS"),
    HEAD: method("HEAD"),
    PATCH: method("PATCH"),
    TRACE: method("TRACE"),
    get rateLimit() {
      return settings.rateLimit;
    },
    asUser: (other) => scopedClient(settings, userId(other)),
    use(...middleware) {
      settings.api.use(...middleware);
      for (const one of middleware) settings.middleware.add(one);
    },
    eject(...middleware) {
      settings.api.eject(...middleware);
      for (const one of middleware) settings.middleware.delete(one);
    },
  };
  // From here on the types of the description hold; nothing at run time knows an operation.
  return client as unknown as VehiclesClient;
}
