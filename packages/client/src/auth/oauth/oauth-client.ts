import type { Fetch } from "../../request/transmit.ts";

/** The OAuth application, as ev.energy has set it up. */
export interface OAuthClient {
  readonly clientId: string;
  /** Leave it out if the application cannot keep a secret, such as a browser application: it then uses PKCE alone. */
  readonly clientSecret?: string;
  /**
   * The token endpoint. The trailing slash is required.
   * @default `/o/token/` on the origin of the base URL
   */
  readonly tokenUrl?: string | undefined;
  /**
   * Allows http to any host, not only to loopback: secrets then travel unencrypted.
   * @default false
   */
  readonly allowInsecureHttp?: boolean | undefined;
  /**
   * Sends the requests. It must not follow redirects: respect `request.redirect`.
   * @default the global `fetch`, looked up for each request
   */
  readonly fetch?: Fetch | undefined;
}
