/** Each secret holds this, and nothing else does. */
export const secretMark = "secret-";

/** Who a token speaks for. */
export interface Identity {
  /** What the API counts by. */
  readonly bucket: string;
  /** The one user whose data it opens; undefined for the application's, which names the user in a header. */
  readonly user: string | undefined;
}

interface AccessToken extends Identity {
  readonly expiresAt: number;
  revoked: boolean;
}

/** A renewal that the server has made. */
export interface Renewal {
  readonly account: string;
  readonly refreshToken: string;
}

/** Issues tokens. A refresh token is good for one use: the next one comes with the response. */
export class TokenEndpoint {
  readonly #lifeSeconds: number;
  readonly #access = new Map<string, AccessToken>();
  /** The good refresh token of each account. */
  readonly current: Map<string, string> = new Map();
  readonly #users = new Map<string, string>();
  #issued = 0;

  constructor(lifeSeconds: number) {
    this.#lifeSeconds = lifeSeconds;
  }

  issueAccess(identity: Identity, now: number, lifeSeconds = this.#lifeSeconds): string {
    const token = this.#secret("access");
    this.#access.set(token, { ...identity, expiresAt: now + lifeSeconds * 1000, revoked: false });
    return token;
  }

  /** @param user Whose account it is, the first time. */
  issueRefresh(account: string, user?: string): string {
    if (user !== undefined) this.#users.set(account, user);
    const token = this.#secret("refresh");
    this.current.set(account, token);
    return token;
  }

  /** The owner of a good access token. */
  identify(authorization: string | undefined, now: number): Identity | undefined {
    const token = this.#access.get(authorization?.replace(/^Bearer /, "") ?? "");
    return token && !token.revoked && token.expiresAt > now ? token : undefined;
  }

  /** Ends all access tokens that do not live for ever. */
  revokeAll(): void {
    for (const token of this.#access.values()) if (token.expiresAt !== Infinity) token.revoked = true;
  }

  /** Handles a token request. */
  exchange(form: URLSearchParams, now: number): { status: number; json: object; renewal?: Renewal } {
    const life = { token_type: "Bearer", expires_in: this.#lifeSeconds };
    if (form.get("grant_type") === "client_credentials") {
      const access_token = this.issueAccess({ bucket: "application", user: undefined }, now);
      return { status: 200, json: { access_token, ...life } };
    }
    const given = form.get("refresh_token") ?? "";
    const account = [...this.current].find(([, token]) => token === given)?.[0];
    if (account === undefined) return { status: 400, json: { error: "invalid_grant" } };
    const refresh_token = this.issueRefresh(account);
    const access_token = this.issueAccess({ bucket: account, user: this.#users.get(account) }, now);
    return {
      status: 200,
      json: { access_token, refresh_token, ...life },
      renewal: { account, refreshToken: refresh_token },
    };
  }

  #secret(kind: string): string {
    return `${kind}-${secretMark}${++this.#issued}-Zx9.q~7+Kk`;
  }
}
