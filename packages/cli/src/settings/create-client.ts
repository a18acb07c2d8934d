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
import { addHost } from "./connection-error.ts";
import { type DryRun, dryRunToken } from "./dry-run.ts";
import type { ResolvedSettings } from "./resolve-settings.ts";
import { toSettingError } from "./setting-error.ts";

/** The result of any operation: the client's own result without its types. */
export interface CallResult {
  readonly data?: unknown;
  readonly error?: Error & { readonly kind: string; readonly status: number; readonly location?: string };
  readonly response: Response;
}

/** The client without the types of operations, which a command knows only at run time. */
export interface AnyClient {
  readonly rateLimit: RateLimit | undefined;
  readonly call: (method: string, path: string, options: object) => Promise<CallResult>;
  /** Called by `paginate`. */
  readonly GET: (path: string, options: object) => Promise<CallResult>;
}

/** How a command makes its calls. */
export interface CallOptions {
  /** The longest single wait for the budget or a `Retry-After`, in seconds. */
  readonly maxWait: number;
  readonly onEvent?: ((event: ClientEvent) => void) | undefined;
  readonly logger: VehiclesClientOptions["logger"];
  readonly fetch?: Fetch | undefined;
  /** If set, captures the requests instead of sending them. No token is fetched, and nothing is retried. */
  readonly dryRun?: DryRun | undefined;
  /** Called with the token of each request that uses client credentials, so that this token can be redacted. */
  readonly onToken?: ((token: string) => void) | undefined;
}

/** Creates a client without the types of operations. Its connection errors have the host. */
export function createClient(settings: ResolvedSettings, options: CallOptions): AnyClient {
  const { baseUrl } = settings;
  const client = createTypedClient(settings, options);
  const methods = client as unknown as Record<string, (path: string, options: object) => Promise<CallResult>>;
  const call: AnyClient["call"] = (method, path, init) => {
    const send = methods[method];
    if (!send) throw new TypeError(`The client has no method ${method}.`);
    return send(path, init).catch((error: unknown) => {
      throw addHost(error, baseUrl ?? servers.live);
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

export function createTypedClient(settings: ResolvedSettings, options: CallOptions): VehiclesClient {
  const { baseUrl, user } = settings;
  const { dryRun, logger, maxWait, onEvent } = options;
  const fetch = dryRun?.fetch ?? options.fetch;
  const auth = authOf(settings, options);
  return createWithSettingErrors({
    ...(auth !== undefined && { auth }),
    ...(baseUrl !== undefined && { baseUrl }),
    ...(user !== undefined && { user }),
    ...(fetch && { fetch }),
    ...(onEvent && { onEvent }),
    logger,
    ...(dryRun && { retry: false as const }),
    // A timer longer than 2^31 ms, about 24 days, would fire at once.
    maxWaitMs: Math.min(maxWait, 2_000_000) * 1000,
    totalTimeoutMs: Number.POSITIVE_INFINITY,
  });
}

/** The token, or for an application, a provider that fetches one. A dry run fetches nothing. */
function authOf(
  { token, clientId, clientSecret }: ResolvedSettings,
  { dryRun, fetch, onToken }: CallOptions,
): VehiclesClientOptions["auth"] {
  if (clientId === undefined || clientSecret === undefined) return token;
  if (dryRun) return dryRunToken;
  const provider = clientCredentials({ clientId, clientSecret, fetch });
  return onToken ? reporting(provider, onToken) : provider;
}

/** Wraps a token provider, to report every token that it returns. */
function reporting(provider: TokenProvider, onToken: (token: string) => void): TokenProvider {
  const fetchToken = async (request: TokenRequest): Promise<string> => {
    const token = await provider(request);
    onToken(token);
    return token;
  };
  return Object.assign(fetchToken, { bucket: provider.bucket });
}

function createWithSettingErrors(options: VehiclesClientOptions): VehiclesClient {
  try {
    return createVehiclesClient(options);
  } catch (error) {
    throw toSettingError(error);
  }
}
