import type { TokenProvider } from "./auth/token-provider.ts";
import type { ClientEventListener } from "./events/emitter.ts";
import type { Logger } from "./events/logger.ts";
import type { BudgetStore } from "./rate-limit/budget-store.ts";
import type { AppInfo } from "./request/options/user-agent.ts";
import type { RetryOptions } from "./request/retry.ts";
import type { Fetch } from "./request/transmit.ts";

/** The options of a client. All of them are optional. */
export interface VehiclesClientOptions extends ClientOverrides {
  /**
   * The access token, or a function that returns it. It is sent only to the origin of `baseUrl`. Without a token,
   * only operations that need none work. An explicit `undefined` is rejected, because it usually means an unset
   * environment variable.
   */
  readonly auth?: string | TokenProvider;
  /**
   * The API's base URL: https, or http on loopback. In a browser it may be relative to the page.
   * @default servers.live of `@ev-vehicles/types`, https://api.ev.energy/v2
   */
  readonly baseUrl?: string | undefined;
  /**
   * Allows http to any host. The token is then sent unencrypted.
   * @default false
   */
  readonly allowInsecureHttp?: boolean | undefined;
  /**
   * Limits requests to the hourly budget, so that the API does not reject them. With `false`, requests never wait for a
   * slot, and the API rejects those above the budget.
   * @default a budget in memory, shared by all clients derived from this one
   */
  readonly budget?: BudgetOptions | false | undefined;
}

/**
 * The options of a derived client: everything except the token, the base URL and the store. An option that is left out
 * or `undefined` keeps the client's value.
 */
export interface ClientOverrides {
  /**
   * The user to act as (`EvEnergy-User`), as an ID or as the user's URL. For tokens from client credentials; a user's
   * own token always acts as that user.
   */
  readonly user?: string | undefined;
  /**
   * The API version to ask for (`EvEnergy-Version`).
   * @default 2
   */
  readonly version?: number | undefined;
  /** Headers for every request. `null` or `undefined` removes one of the client's own headers. */
  readonly headers?:
    | HeadersInit
    | Readonly<Record<string, string | number | boolean | null | undefined>>
    | undefined;
  /** Your program, for the `User-Agent` header on servers. In browsers it is not sent. */
  readonly appInfo?: AppInfo | undefined;
  /**
   * Sends the requests; it has the signature that openapi-fetch uses. It must send each request at most once and follow
   * no redirects.
   * @default the global `fetch`, looked up at each call, so that it can be replaced at any time
   */
  readonly fetch?: Fetch | undefined;
  /** openapi-fetch's option: the second argument of `fetch`, for example with undici's `dispatcher` for a proxy. */
  readonly requestInitExt?: Readonly<Record<string, unknown>> | undefined;
  /**
   * How long one attempt may take, from its slot in the budget to the last byte of the body, in milliseconds.
   * `Infinity` for no limit.
   * @default 30_000
   */
  readonly timeoutMs?: number | undefined;
  /**
   * How long a call may take as a whole, with waits and retries, in milliseconds. `Infinity` for no limit.
   * @default 120_000
   */
  readonly totalTimeoutMs?: number | undefined;
  /**
   * The longest wait for a retry, or for a slot in the hourly budget, in milliseconds. If the wait would be longer, the
   * call fails at once; its error has `retryAt` if the end of the wait is known. With 0, a call waits only for
   * responses to requests in flight, which show whether a slot is free.
   * @default 60_000
   */
  readonly maxWaitMs?: number | undefined;
  /**
   * The largest body that is read, in bytes after decompression; a larger one is an `InvalidResponseError`. Does not
   * apply to `parseAs: "stream"`, and not in React Native, which has no streams. `Infinity` for no limit.
   * @default 64_000_000
   */
  readonly maxResponseBytes?: number | undefined;
  /**
   * When and how often a request is retried; `false` for never.
   * @default up to two retries: a GET after a temporary failure, a write only if the server certainly did not act
   */
  readonly retry?: RetryOptions | false | undefined;
  /** `false`: requests never wait for the hourly budget. An object selects another bucket of the same store. */
  readonly budget?: Pick<BudgetOptions, "bucket"> | false | undefined;
  /**
   * Receives events about what the client does, for logs and metrics. It must return quickly. Errors that it throws or
   * rejects with are ignored, because a broken logger must not break a call.
   */
  readonly onEvent?: ClientEventListener | undefined;
  /**
   * Receives every event as a line of text, without secrets.
   * @default the console, at the level in the environment variable `EV_LOG` (`debug`, `warn` or `error`); nothing if
   *   the variable is not set
   */
  readonly logger?: Logger | undefined;
}

/** The budget that a client uses. */
export interface BudgetOptions {
  /**
   * The store that keeps the budget. Pass the same one to clients that share a budget.
   * @default a new store in memory
   */
  readonly store?: BudgetStore | undefined;
  /**
   * The name of the bucket in the store: one for each OAuth application, or for each user with a token of their own.
   * Required with your own `store`, unless the token provider names a bucket or there is no `auth`.
   * @default the token provider's bucket, "anonymous" without `auth`, otherwise "default"
   */
  readonly bucket?: string | undefined;
}
