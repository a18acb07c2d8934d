import {
  type ClientEvent,
  createVehiclesClient,
  type Fetch,
  type RateLimit,
  type TokenProvider,
  type TokenRequest,
  type VehiclesClient,
  type VehiclesClientOptions,
} from "@ev-vehicles/client";
import { clientCredentials } from "@ev-vehicles/client/oauth";
import { servers } from "@ev-vehicles/types";
import { type DryRun, dryRunToken } from "./dry-run.ts";
import { nameTheServer } from "./name-the-server.ts";
import { nameTheSetting } from "./name-the-setting.ts";
import type { ResolvedSettings } from "./resolve-settings.ts";

/** A call's outcome, whatever the operation: the client's own result with its types wide open. */
export interface CallResult {
  readonly data?: unknown;
  readonly error?: Error & { readonly kind: string; readonly status: number; readonly location?: string };
  readonly response: Response;
}

/** The client as a command sees it: operations come from the description at run time, so there are no types. */
export interface AnyClient {
  readonly rateLimit: RateLimit | undefined;
  readonly call: (method: string, path: string, options: object) => Promise<CallResult>;
  /** For `paginate`. */
  readonly GET: (path: string, options: object) => Promise<CallResult>;
}

/** How calls of one run are made. */
export interface CallOptions {
  /** The longest single wait for the budget or for a `Retry-After`, in seconds. */
  readonly maxWait: number;
  readonly onEvent?: ((event: ClientEvent) => void) | undefined;
  readonly logger: VehiclesClientOptions["logger"];
  readonly fetch?: Fetch | undefined;
  /** Catches the requests; then no token is fetched, and nothing is retried. */
  readonly dryRun?: DryRun | undefined;
  /** Is told every token that is fetched, so that it can be hidden. */
  readonly onToken?: ((token: string) => void) | undefined;
}

/** Makes the client of a run, with its types wide open. */
export function createClient(settings: ResolvedSettings, options: CallOptions): AnyClient {
  const { baseUrl } = settings;
  const client = createTypedClient(settings, options);
  const methods = client as unknown as Record<string, (path: string, options: object) => Promise<CallResult>>;
  const call: AnyClient["call"] = (method, path, init) => {
    const send = methods[method];
    if (!send) throw new TypeError(`There is no method ${method}.`);
    return send(path, init).catch((error: unknown) => {
      throw nameTheServer(error, baseUrl ?? servers.live);
    });
  };
  return {
    call,
    GET: (path, init) => call("GET", path, init),
    get rateLimit() {
      return client.rateLimit;
    },
  };
}

/** Makes the client of a run. */
export function createTypedClient(settings: ResolvedSettings, options: CallOptions): VehiclesClient {
  const { baseUrl, user } = settings;
  const { dryRun, logger, maxWait, onEvent } = options;
  const fetch = dryRun?.fetch ?? options.fetch;
  const auth = accessTo(settings, options);
  return createOrName({
    ...(auth !== undefined && { auth }),
    ...(baseUrl !== undefined && { baseUrl }),
    ...(user !== undefined && { user }),
    ...(fetch && { fetch }),
    ...(onEvent && { onEvent }),
    logger,
    ...(dryRun && { retry: false as const }),
    // A timer counts to 24 days; more would end at once.
    maxWaitMs: Math.min(maxWait, 2_000_000) * 1000,
    totalTimeoutMs: Number.POSITIVE_INFINITY,
  });
}

/** The token, or what fetches one. In a dry run nothing is fetched. */
function accessTo(
  { token, clientId, clientSecret }: ResolvedSettings,
  { dryRun, fetch, onToken }: CallOptions,
): VehiclesClientOptions["auth"] {
  if (clientId === undefined || clientSecret === undefined) return token;
  if (dryRun) return dryRunToken;
  const provider = clientCredentials({ clientId, clientSecret, fetch });
  return onToken ? telling(provider, onToken) : provider;
}

/** The provider itself, with all that it says of itself. */
function telling(provider: TokenProvider, onToken: (token: string) => void): TokenProvider {
  const tell = async (request: TokenRequest): Promise<string> => {
    const token = await provider(request);
    onToken(token);
    return token;
  };
  return Object.assign(tell, { bucket: provider.bucket });
}

function createOrName(options: VehiclesClientOptions): VehiclesClient {
  try {
    return createVehiclesClient(options);
  } catch (error) {
    throw nameTheSetting(error);
  }
}
