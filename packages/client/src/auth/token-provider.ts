/** What a client passes to its token provider. */
export interface TokenRequest {
  /**
   * The client's base URL, such as `https://api.ev.energy/v2`. The token will be sent to this origin: a provider for
   * several servers uses it to choose the token, and the server to get the token from.
   */
  readonly baseUrl: string;
  /** The token that the API has just rejected with 401; return a different one. */
  readonly rejected?: string;
  /** Aborts when the call no longer needs a token: its caller gave up, or its time limit was reached. */
  readonly signal?: AbortSignal;
}

/**
 * Returns the access token for a call. It is called before every request, so it should cache the token and return it
 * immediately while it is valid. After a 401 it is called once more; if it returns the same token again, the call fails
 * with the 401.
 *
 * @example
 * const auth: TokenProvider = ({ rejected }) => vault.read("ev-token", { fresh: rejected !== undefined });
 */
export interface TokenProvider {
  (request: TokenRequest): string | Promise<string>;
  /**
   * The name of the budget that this token uses, if the provider knows it: one name for each OAuth application, or for
   * each user with a token of their own. Required for a budget that several processes share. A function if the name
   * depends on the client's base URL.
   */
  readonly bucket?: string | ((baseUrl: string) => string) | undefined;
}

interface Auth {
  readonly auth: string | TokenProvider | undefined;
  readonly baseUrl: string;
}

/** The bucket that the API counts a client's requests in; `undefined` if the token does not say. */
export function bucketOf({ auth, baseUrl }: Auth): string | undefined {
  // Without a token, the API counts by IP address.
  if (auth === undefined) return "anonymous";
  if (typeof auth === "string") return undefined;
  return typeof auth.bucket === "function" ? auth.bucket(baseUrl) : auth.bucket;
}
