import type { servers } from "@ev-vehicles/types";
import { checkToken } from "./bearer-token.ts";
import { ConfigurationError } from "./errors/configuration-error.ts";
import { memoryBudgetStore } from "./memory-budget-store.ts";
import { performCall } from "./perform-call.ts";
import type { RawOptions } from "./raw-options.ts";
import { checkSecureUrl } from "./secure-url.ts";
import type { Settings } from "./settings.ts";
import type { TokenProvider } from "./token-provider.ts";
import { userId } from "./user-id.ts";
import type { VehiclesClient } from "./vehicles-client.ts";
import type { VehiclesClientOptions } from "./vehicles-client-options.ts";

/** The description's own constant, which the compiler compares: at run time it would bring all servers along. */
const liveServer: (typeof servers)["live"] = "https://api.ev.energy/v2";

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
  const { auth, baseUrl = liveServer, budget, fetch: ownFetch, onEvent, retry = {}, user } = options;
  const { version = 2, timeoutMs = 30_000, totalTimeoutMs = 120_000, maxWaitMs = 60_000 } = options;
  const times = { timeoutMs, totalTimeoutMs, maxWaitMs };
  for (const [name, ms] of Object.entries(times)) {
    if (!(ms >= 0)) throw new ConfigurationError(`${name}: expected milliseconds, 0 or more, got ${ms}`);
  }
  const { store = memoryBudgetStore(), bucket } = budget || {};
  const { href, origin } = checkSecureUrl("baseUrl", baseUrl, options.allowInsecureHttp);
  const settings: Settings = {
    // Given and undefined is a variable that was not set.
    auth: typeof auth === "function" || !("auth" in options) ? auth : checkToken(auth),
    baseUrl: href.replace(/\/$/, ""),
    origin,
    version: String(version),
    fetch: ownFetch ?? ((url, init) => fetch(url, init)),
    ...times,
    retry: retry || { retries: 0 },
    store: budget === false ? undefined : store,
    bucket: bucket ?? (auth as Partial<TokenProvider> | undefined)?.bucket ?? "default",
    emit:
      onEvent &&
      ((event) => {
        // The listener's own errors do not reach the call.
        try {
          onEvent(event);
        } catch {}
      }),
    middleware: [],
  };
  return scopedClient(settings, user === undefined ? undefined : userId(user));
}

type OwnMembers = Pick<VehiclesClient, "asUser" | "eject" | "rateLimit" | "use">;
type MethodName = Extract<keyof VehiclesClient, Uppercase<string>>;
type Method = (path: string, options?: RawOptions) => ReturnType<typeof performCall>;
type Request = (method: string, ...call: Parameters<Method>) => ReturnType<Method>;

const methodNames = "GET PUT POST DELETE OPTIONS HEAD PATCH TRACE".split(" ") as MethodName[];

/** The client that acts as one user. The settings stay in closures, out of sight of `console.log`. */
function scopedClient(settings: Settings, user: string | undefined): VehiclesClient {
  const client: OwnMembers & Partial<Record<MethodName, Method>> & { readonly request: Request } = {
    get rateLimit() {
      return settings.rateLimit;
    },
    request: (method, path, options) => performCall(settings, user, method.toUpperCase(), path, options),
    asUser: (other) => scopedClient(settings, userId(other)),
    use(...middleware) {
      settings.middleware = [...settings.middleware, ...middleware];
    },
    eject(...middleware) {
      settings.middleware = settings.middleware.filter((one) => !middleware.includes(one));
    },
  };
  for (const name of methodNames) {
    client[name] = (path, options) => performCall(settings, user, name, path, options);
  }
  // From here on the types of the description hold; nothing at run time knows an operation.
  return client as unknown as VehiclesClient;
}
