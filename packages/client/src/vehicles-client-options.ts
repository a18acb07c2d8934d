import type { Fetch } from "./fetch.ts";
import type { TokenProvider } from "./token-provider.ts";

/** How a client is set up. Every option can be left out. */
export interface VehiclesClientOptions {
  /**
   * The access token, or a function that gives it. It goes to the origin of `baseUrl` and nowhere else. Without
   * it only the operations that need no token work.
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
}
