import type { TokenProvider } from "./auth/token-provider.ts";
import type { ClientEvent } from "./events/client-event.ts";
import type { BudgetStore } from "./rate-limit/budget-store.ts";
import type { Fetch } from "./request/fetch.ts";
import type { RetryOptions } from "./request/retry.ts";

/** How a client is set up. Every option can be left out. */
export interface VehiclesClientOptions {
  /**
   * The access token, or a function that gives it. It goes to the origin of `baseUrl` and nowhere else. Without
   * it only the operations that need no token work; leave it out then, for `undefined` is refused.
   */
  readonly auth?: string | TokenProvider;
  /**
   * The user to act as (`EvEnergy-User`), as an id or as the user's URL. For tokens from client credentials; a
   * user's own token acts as that user anyway.
   */
  readonly user?: string;
  /**
   * The API version to ask for (`EvEnergy-Version`).
   * @default 2
   */
  readonly version?: number;
  /**
   * Where the API is: an https URL, or http on loopback. In a browser it may be relative to the page.
   * @default servers.live of `@ev-vehicles/types`, https://api.ev.energy/v2
   */
  readonly baseUrl?: string;
  /**
   * Allows http to any host. The token then travels in clear.
   * @default false
   */
  readonly allowInsecureHttp?: boolean;
  /**
   * Sends the requests.
   * @default the global `fetch`, looked up at each call, so that tools which replace it work at any time
   */
  readonly fetch?: Fetch;
  /**
   * How long one attempt may take, from sending to the last byte of the body, in milliseconds. `Infinity` for
   * no limit.
   * @default 30_000
   */
  readonly timeoutMs?: number;
  /**
   * How long a call may take as a whole, with its waits and repetitions, in milliseconds. `Infinity` for no
   * limit.
   * @default 120_000
   */
  readonly totalTimeoutMs?: number;
  /**
   * The longest single wait, for a `Retry-After` or for the hourly budget, in milliseconds. Where it would be
   * longer, the call fails at once with an error that has `retryAt`; so 0 means never to wait for the budget.
   * @default 60_000
   */
  readonly maxWaitMs?: number;
  /**
   * When and how often a request is sent again; `false` for never.
   * @default GET up to twice after a failure that may pass; a write only where it surely did not happen
   */
  readonly retry?: RetryOptions | false;
  /**
   * Keeps within the hourly budget, so that the API need not refuse; `false` to leave that to the API.
   * @default a budget in memory, shared by all scopes of this client
   */
  readonly budget?: BudgetOptions | false;
  /**
   * Is told what the client does, for logs and metrics. It must return soon; an error that it throws is dropped,
   * for a broken logger must not break a call.
   */
  readonly onEvent?: (event: ClientEvent) => void;
}

/** Which budget a client draws on. */
export interface BudgetOptions {
  /**
   * Keeps the budget; give the same store to several clients that share one.
   * @default a new store in memory
   */
  readonly store?: BudgetStore;
  /**
   * The name of the bucket in the store: one for each OAuth application, or for each user with a token of their
   * own.
   * @default what the token provider knows, else "default"
   */
  readonly bucket?: string;
}
