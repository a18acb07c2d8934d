import type { TokenProvider } from "./auth/token-provider.ts";
import type { ClientEventListener } from "./events/emitter.ts";
import type { Logger } from "./events/logger.ts";
import type { BudgetStore } from "./rate-limit/budget-store.ts";
import type { Fetch } from "./request/fetch.ts";
import type { RetryOptions } from "./request/retry.ts";
import type { AppInfo } from "./request/user-agent.ts";

/** How a client is set up. Every option can be left out. */
export interface VehiclesClientOptions extends ClientOverrides {
  /**
   * The access token, or a function that gives it. It goes to the origin of `baseUrl` and nowhere else. Without it only
   * the operations that need no token work; leave it out then, because `undefined` is rejected: it usually means an
   * unset environment variable.
   */
  readonly auth?: string | TokenProvider;
  /**
   * Where the API is: an https URL, or http on loopback. In a browser it may be relative to the page.
   * @default servers.live of `@ev-vehicles/types`, https://api.ev.energy/v2
   */
  readonly baseUrl?: string | undefined;
  /**
   * Allows http to any host. The token then travels in clear.
   * @default false
   */
  readonly allowInsecureHttp?: boolean | undefined;
  /**
   * Keeps within the hourly budget, so that the API need not reject requests; `false` leaves that to the API.
   * @default a budget in memory, shared by all clients derived from this one
   */
  readonly budget?: BudgetOptions | false | undefined;
}

/**
 * What a derived client can set for itself: everything but token, address and store. What is left out or `undefined`
 * stays as the client has it.
 */
export interface ClientOverrides {
  /**
   * The user to act as (`EvEnergy-User`), as an ID or as the user's URL. For tokens from client credentials; a user's
   * own token acts as that user anyway.
   */
  readonly user?: string | undefined;
  /**
   * The API version to ask for (`EvEnergy-Version`).
   * @default 2
   */
  readonly version?: number | undefined;
  /** Headers for every request. `null` or `undefined` takes one of the client's own out. */
  readonly headers?:
    | HeadersInit
    | Readonly<Record<string, string | number | boolean | null | undefined>>
    | undefined;
  /** Your program, for the `User-Agent` header on servers. In browsers it is not sent. */
  readonly appInfo?: AppInfo | undefined;
  /**
   * Sends the requests, in openapi-fetch's own shape. It has to send a request at most once, and follow no redirect.
   * @default the global `fetch`, looked up at each call, so that tools which replace it work at any time
   */
  readonly fetch?: Fetch | undefined;
  /** Handed to `fetch` as its second argument: openapi-fetch's way to pass undici's `dispatcher`, for a proxy. */
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
   * The longest wait for a retry, and for a slot in the hourly budget, in milliseconds. If it would be longer, the call
   * fails at once with an error that has `retryAt`; so 0 means never to wait.
   * @default 60_000
   */
  readonly maxWaitMs?: number | undefined;
  /**
   * The largest body that is read, in bytes after decompression; a larger one is an `InvalidResponseError`. Does not
   * apply to `parseAs: "stream"`. `Infinity` for no limit.
   * @default 64_000_000
   */
  readonly maxResponseBytes?: number | undefined;
  /**
   * When and how often a request is retried; `false` for never.
   * @default GET up to twice after a failure that may pass; a write only if it certainly did not happen
   */
  readonly retry?: RetryOptions | false | undefined;
  /** `false` leaves the hourly budget to the API; an object names another bucket of the same store. */
  readonly budget?: Pick<BudgetOptions, "bucket"> | false | undefined;
  /**
   * Is told what the client does, for logs and metrics. It must return soon; what it throws, or rejects with, is
   * dropped, because a broken logger must not break a call.
   */
  readonly onEvent?: ClientEventListener | undefined;
  /**
   * Prints every event as a line, without secrets.
   * @default what the environment variable `EV_LOG` asks for: `debug`, `warn` or `error` to the console; else nothing
   */
  readonly logger?: Logger | undefined;
}

/** Which budget a client draws on. */
export interface BudgetOptions {
  /**
   * Keeps the budget; give the same store to several clients that share one.
   * @default a new store in memory
   */
  readonly store?: BudgetStore | undefined;
  /**
   * The name of the bucket in the store: one for each OAuth application, or for each user with a token of their own.
   * Required with a `store` of your own unless the token provider knows it.
   * @default what the token provider knows, else "default"
   */
  readonly bucket?: string | undefined;
}
