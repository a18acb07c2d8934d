/** Every secret in a world contains this string, and nothing else does. */
export const secretMark = "secret-";

/** The owner of an access token. */
export interface Identity {
  /** The bucket of its requests in the rate limit. */
  readonly bucket: string;
  /** The user whose data the token gives access to; undefined for the application, which names the user in a header. */
  readonly user: string | undefined;
}

interface AccessToken extends Identity {
  readonly expiresAt: number;
  revoked: boolean;
}

/** The refresh token that replaces an account's previous one. */
export interface Renewal {
  readonly account: string;
  readonly refreshToken: string;
}

/** Issues tokens. A refresh token can be used once; the response contains the next one. */
export class TokenEndpoint {
  readonly #lifetimeSeconds: number;
  readonly #access = new Map<string, AccessToken>();
  /** The current refresh token of each account. */
  readonly current: Map<string, string> = new Map();
  readonly #users = new Map<string, string>();
  #issued = 0;

  constructor(lifetimeSeconds: number) {
    this.#lifetimeSeconds = lifetimeSeconds;
  }

  issueAccess(identity: Identity, now: number, lifetimeSeconds = this.#lifetimeSeconds): string {
    const token = this.#secret("access");
    this.#access.set(token, { ...identity, expiresAt: now + lifetimeSeconds * 1000, revoked: false });
    return token;
  }

  /** @param user The owner of the account; passed only with the account's first token. */
  issueRefresh(account: string, user?: string): string {
    if (user !== undefined) this.#users.set(account, user);
    const token = this.#secret("refresh");
    this.current.set(account, token);
    return token;
  }

  /** The owner of a valid access token. */
  identify(authorization: string | undefined, now: number): Identity | undefined {
    const token = this.#access.get(authorization?.replace(/^Bearer /, "") ?? "");
    return token && !token.revoked && token.expiresAt > now ? token : undefined;
  }

  /** Revokes all access tokens that have an expiry. */
  revokeAll(): void {
    for (const token of this.#access.values()) if (token.expiresAt !== Infinity) token.revoked = true;
  }

  /** Handles a token request. */
  exchange(form: URLSearchParams, now: number): { status: number; json: object; renewal?: Renewal } {
    const response = { token_type: "Bearer", expires_in: this.#lifetimeSeconds };
    if (form.get("grant_type") === "client_credentials") {
      const access_token = this.issueAccess({ bucket: "application", user: undefined }, now);
      return { status: 200, json: { access_token, ...response } };
    }
    const refreshToken = form.get("refresh_token") ?? "";
    const account = [...this.current].find(([, token]) => token === refreshToken)?.[0];
    if (account === undefined) return { status: 400, json: { error: "invalid_grant" } };
    const refresh_token = this.issueRefresh(account);
    const access_token = this.issueAccess({ bucket: account, user: this.#users.get(account) }, now);
    return {
      status: 200,
      json: { access_token, refresh_token, ...response },
      renewal: { account, refreshToken: refresh_token },
    };
  }

  #secret(kind: string): string {
    return `${kind}-${secretMark}${++this.#issued}-Zx9.q~7+Kk`;
  }
}
