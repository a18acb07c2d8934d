import type { Fetch } from "../../request/fetch.ts";

/** The OAuth application, as ev.energy has set it up. */
export interface OAuthClient {
  readonly clientId: string;
  /** Left out by applications that cannot keep a secret, such as those in a browser: they use PKCE alone. */
  readonly clientSecret?: string;
  /**
   * Where tokens come from. The slash at the end matters.
   * @default "https://api.ev.energy/o/token/"
   */
  readonly tokenUrl?: string;
  /**
   * Allows http to any host, not only to loopback.
   * @default false
   */
  readonly allowInsecureHttp?: boolean;
  /**
   * Sends the requests.
   * @default the global `fetch`
   */
  readonly fetch?: Fetch;
}
