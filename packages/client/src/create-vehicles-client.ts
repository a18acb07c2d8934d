import type { paths, servers } from "@ev-vehicles/types";
import { checkToken } from "./auth/bearer-token.ts";
import { checkSecureUrl } from "./auth/secure-url.ts";
import { bucketOf } from "./auth/token-provider.ts";
import { ConfigurationError } from "./errors/configuration-error.ts";
import { eventEmitter } from "./events/emitter.ts";
import { createClient } from "./openapi-fetch.ts";
import { memoryBudgetStore } from "./rate-limit/memory-budget-store.ts";
import { baseHeaders } from "./request/base-headers.ts";
import { checkLimits } from "./request/check-limits.ts";
import { checkMiddleware } from "./request/check-middleware.ts";
import { performCall } from "./request/perform-call.ts";
import { checkRetry } from "./request/retry.ts";
import { serializePath } from "./request/serialize-path.ts";
import { serializeQuery } from "./request/serialize-query.ts";
import type { Settings, SharedSettings } from "./request/settings.ts";
import { userId } from "./request/user-id.ts";
import { scopeOf } from "./scope-of.ts";
import type { VehiclesClient } from "./vehicles-client.ts";
import type { BudgetOptions, VehiclesClientOptions } from "./vehicles-client-options.ts";

/** The description's own constant, which the compiler compares: at run time it would bring all servers along. */
const liveServer: (typeof servers)["live"] = "https://api.ev.energy/v2";

/**
 * Creates a client of the ev.energy v2 Vehicles API. This sends nothing.
 *
 * @example
 * const ev = createVehiclesClient({ auth: process.env.EV_TOKEN, user: "user01HN2NJ9NMRZBXT1H6FT9N7735" });
 * const { data, error } = await ev.GET("/vehicles", { params: { query: { expand: ["user"] } } });
 *
 * @throws ConfigurationError for an option that cannot work; the message names it and what was expected.
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

/** A client of its own options on the shared token, address and budget. */
function deriveClient(
  shared: SharedSettings,
  options: VehiclesClientOptions,
  middleware: Settings["middleware"],
): VehiclesClient {
  const {
    budget,
    fetch: ownFetch,
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
    throw new ConfigurationError("budget.store: expected a BudgetStore, which has the method acquire");
  }
  if (store && bucket === undefined) {
    throw new ConfigurationError(
      "budget.bucket: expected a name, because the store can be shared and the token does not say whose budget it is",
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
    ownFetch: ownFetch === globalThis.fetch ? undefined : ownFetch,
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
  const bucketGiven = budgetOptions(options).bucket !== undefined;
  return clientOf(settings, options, scopeOf({ baseUrl: shared.baseUrl, headers, bucket, bucketGiven }));
}

function budgetOptions({ budget }: VehiclesClientOptions): BudgetOptions {
  return budget || {};
}

const methodNames = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"] as const;

/** The client's face. The settings stay in closures, out of sight of `console.log`. */
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
          "budget.store: a derived client shares the store of the client it comes from",
        );
      }
      const given = Object.entries(overrides).filter(([, value]) => value !== undefined);
      return deriveClient(shared, { ...options, ...Object.fromEntries(given) }, settings.middleware);
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
  // From here on the types of the description hold; nothing at run time knows an operation.
  return Object.defineProperties(
    { request, ...Object.fromEntries(methods) },
    Object.getOwnPropertyDescriptors(client),
  ) as VehiclesClient;
}
