/** What a client passes to its token provider. */
export interface TokenRequest {
  /**
   * The client's base URL, such as `https://api.ev.energy/v2`. The token will be sent to the origin of this URL. A
   * provider for several servers uses the URL to choose the token, and the server that issues the token.
   */
  readonly baseUrl: string;
  /** The token that the API has just rejected with 401, if any; return a different one. */
  readonly rejected?: string;
  /** Aborts when the call no longer needs a token: its caller gave up, or its time limit was reached. */
  readonly signal?: AbortSignal;
}

/**
 * Returns an access token. The client calls this function before each request, so the function should cache the token
 * and return it immediately while it is valid. After a 401, the client calls the function with `rejected`, once for
 * each call, and retries the request with the token that it returns. If that is the rejected token again, the call
 * fails with the 401.
 *
 * @example
 * const auth: TokenProvider = ({ rejected }) => vault.read("ev-token", { fresh: rejected !== undefined });
 */
export interface TokenProvider {
  (request: TokenRequest): string | Promise<string>;
  /**
   * The name of the budget that this token uses, if the provider knows it: one name for each OAuth application, or for
   * each user with a token of their own. A budget that several processes share requires this name, unless the option
   * `budget.bucket` is set. Pass a function if the name depends on the client's base URL.
   */
  readonly bucket?: string | ((baseUrl: string) => string) | undefined;
}

interface Auth {
  readonly auth: string | TokenProvider | undefined;
  readonly baseUrl: string;
}

/** The bucket that the API counts a client's requests in; `undefined` if `auth` does not tell. */
export function bucketOf({ auth, baseUrl }: Auth): string | undefined {
  // Without a token, the API counts by IP address, so the bucket of all such clients has the same name.
  if (auth === undefined) return "anonymous";
  if (typeof auth === "string") return undefined;
  return typeof auth.bucket === "function" ? auth.bucket(baseUrl) : auth.bucket;
}
