import type { paths, servers } from "@ev-vehicles/types";
import { checkToken } from "./auth/bearer-token.ts";
import { checkSecureUrl } from "./auth/secure-url.ts";
import { bucketOf } from "./auth/token-provider.ts";
import { ConfigurationError } from "./errors/configuration-error.ts";
import { eventEmitter } from "./events/emitter.ts";
import { createClient } from "./openapi-fetch.ts";
import { memoryBudgetStore } from "./rate-limit/memory-budget-store.ts";
import { checkMiddleware } from "./request/middleware.ts";
import { checkLimits } from "./request/options/check-options.ts";
import { baseHeaders, userId } from "./request/options/headers.ts";
import { serializePath, serializeQuery } from "./request/options/serialize-parameters.ts";
import { performCall } from "./request/perform-call.ts";
import { checkRetry } from "./request/retry.ts";
import type { Settings, SharedSettings } from "./request/settings.ts";
import { scopeOf } from "./scope-of.ts";
import type { VehiclesClient } from "./vehicles-client.ts";
import type { BudgetOptions, VehiclesClientOptions } from "./vehicles-client-options.ts";

/** A copy, because an import of `servers` would bundle all servers. The compiler rejects a copy that differs. */
const liveServer: (typeof servers)["live"] = "https://api.ev.energy/v2";

/**
 * Creates a client of the ev.energy v2 Vehicles API. No request is sent yet.
 *
 * @example
 * const ev = createVehiclesClient({ auth: process.env.EV_TOKEN, user: "user01HN2NJ9NMRZBXT1H6FT9N7735" });
 * const { data, error } = await ev.GET("/vehicles", { params: { query: { expand: ["user"] } } });
 *
 * @throws ConfigurationError for an option that cannot work; the message names the option and what was expected.
 */
export function createVehiclesClient(options: VehiclesClientOptions = {}): VehiclesClient {
  const { auth, baseUrl = liveServer } = options;
  const { href, origin } = checkSecureUrl("baseUrl", baseUrl, options.allowInsecureHttp);
  const shared: SharedSettings = {
    // Reject an explicit `undefined`: it usually means an unset environment variable.
    auth: typeof auth === "function" || !("auth" in options) ? auth : checkToken(auth),
    baseUrl: href.replace(/\/$/, ""),
    origin,
    store: budgetOptions(options).store ?? memoryBudgetStore(),
    rateLimit: undefined,
    versionReported: false,
  };
  return deriveClient(shared, options, []);
}

/** Creates a client with these options and with `shared`, which the clients derived from one another have in common. */
function deriveClient(
  shared: SharedSettings,
  options: VehiclesClientOptions,
  middleware: Settings["middleware"],
): VehiclesClient {
  const {
    budget,
    fetch: customFetch,
    maxResponseBytes = 64_000_000,
    requestInitExt,
    retry = {},
    version = 2,
  } = options;
  const { timeoutMs = 30_000, totalTimeoutMs = 120_000, maxWaitMs = 60_000 } = options;
  const limits = { timeoutMs, totalTimeoutMs, maxWaitMs };
  checkLimits(limits);
  if (!(maxResponseBytes > 0)) {
    throw new ConfigurationError(`maxResponseBytes: expected a number above 0, got ${maxResponseBytes}`);
  }
  const user = options.user === undefined ? undefined : userId(options.user);
  const { store, bucket = bucketOf(shared) } = budgetOptions(options);
  if (store !== undefined && typeof store?.acquire !== "function") {
    throw new ConfigurationError("budget.store: expected a BudgetStore, an object with a method acquire()");
  }
  if (store && bucket === undefined) {
    throw new ConfigurationError(
      "budget.bucket: expected a name, because a custom store can be shared, and the token does not show whose budget it uses",
    );
  }
  const headers = baseHeaders(options, user);
  const settings: Settings = {
    shared,
    core: createClient<paths>({
      baseUrl: shared.baseUrl,
      headers,
      querySerializer: serializeQuery,
      pathSerializer: serializePath,
    }),
    customFetch: customFetch === globalThis.fetch ? undefined : customFetch,
    requestInitExt,
    version,
    limits,
    maxResponseBytes,
    retry: checkRetry(retry),
    budgeted: budget !== false,
    bucket: bucket ?? "default",
    emit: eventEmitter(options.onEvent, options.logger),
    middleware,
  };
  const bucketNamed = budgetOptions(options).bucket !== undefined;
  return clientOf(settings, options, scopeOf({ baseUrl: shared.baseUrl, headers, bucket, bucketNamed }));
}

function budgetOptions({ budget }: VehiclesClientOptions): BudgetOptions {
  return budget || {};
}

const methodNames = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"] as const;

/** Creates the public client. Its settings stay in closures, so that `console.log` does not show the token. */
function clientOf(
  settings: Settings,
  options: VehiclesClientOptions,
  scope: string | undefined,
): VehiclesClient {
  const { shared } = settings;
  const call = (method: string, path: string, callOptions?: object) =>
    performCall(settings, method, path, callOptions);
  const methods = methodNames.map((name) => [
    name,
    (path: string, callOptions?: object) => call(name, path, callOptions),
  ]);
  const client: Pick<VehiclesClient, "asUser" | "eject" | "rateLimit" | "scope" | "use" | "with"> = {
    get rateLimit() {
      return shared.rateLimit;
    },
    scope,
    with(overrides) {
      if (overrides.budget && "store" in overrides.budget) {
        throw new ConfigurationError(
          "budget.store: a derived client always shares the original client's store; leave this option out",
        );
      }
      const defined = Object.entries(overrides).filter(([, value]) => value !== undefined);
      return deriveClient(shared, { ...options, ...Object.fromEntries(defined) }, settings.middleware);
    },
    asUser: (user) => client.with({ user }),
    use(...middleware) {
      settings.middleware = [...settings.middleware, ...checkMiddleware(middleware)];
    },
    eject(...middleware) {
      settings.middleware = settings.middleware.filter((one) => !middleware.includes(one));
    },
  };
  const request = (method: string, path: string, callOptions?: object) =>
    call(method.toUpperCase(), path, callOptions);
  // The spec's operations exist only in the types; at run time, all paths go through the same code.
  return Object.defineProperties(
    { request, ...Object.fromEntries(methods) },
    Object.getOwnPropertyDescriptors(client),
  ) as VehiclesClient;
}
