import type { MockApplication } from "./application.ts";

/** What a token allows. */
export interface Grant {
  readonly application: MockApplication;
  readonly scopes: readonly string[];
  /** The user who allowed access; undefined if the token comes from client credentials. */
  readonly userId?: string;
}

/** The tokens to send to the client. */
export interface IssuedTokens {
  readonly accessToken: string;
  readonly refreshToken?: string;
  readonly grant: Grant;
}

interface AccessToken {
  readonly grant: Grant;
  readonly expiresAtMs: number;
  revoked: boolean;
}

/** The lifetime of an access token, in seconds, as in the API. */
export const accessTokenLifetimeSeconds = 36_000;

/** All issued tokens. Expired ones are kept, because they get a different error from unknown ones. */
export class TokenStore {
  readonly #access = new Map<string, AccessToken>();
  readonly #refresh = new Map<string, { readonly grant: Grant; readonly accessToken: string }>();
  readonly #nowMs: () => number;
  readonly #random: () => number;

  constructor(nowMs: () => number, random: () => number) {
    this.#nowMs = nowMs;
    this.#random = random;
  }

  /** Issues an access token. Only a user's grant also gets a refresh token (RFC 6749, 4.4.3). */
  issue(grant: Grant): IssuedTokens {
    const accessToken = this.randomText();
    const expiresAtMs = this.#nowMs() + accessTokenLifetimeSeconds * 1000;
    this.#access.set(accessToken, { grant, expiresAtMs, revoked: false });
    if (grant.userId === undefined) return { accessToken, grant };
    const refreshToken = this.randomText();
    this.#refresh.set(refreshToken, { grant, accessToken });
    return { accessToken, refreshToken, grant };
  }

  /** Exchanges a refresh token, which can be used once, for new tokens; `undefined` if it is invalid. */
  refresh(
    refreshToken: string,
    application: MockApplication,
    scopes?: readonly string[],
  ): IssuedTokens | undefined {
    const known = this.#refresh.get(refreshToken);
    if (!known || known.grant.application !== application) return undefined;
    if (scopes?.some((scope) => !known.grant.scopes.includes(scope))) return undefined;
    this.#refresh.delete(refreshToken);
    this.revoke(known.accessToken, application);
    return this.issue(scopes ? { ...known.grant, scopes } : known.grant);
  }

  /** The grant of an access token; `"inactive"` if it has expired or was revoked, `undefined` if it is unknown. */
  read(accessToken: string): Grant | "inactive" | undefined {
    const known = this.#access.get(accessToken);
    if (!known) return undefined;
    return known.revoked || known.expiresAtMs <= this.#nowMs() ? "inactive" : known.grant;
  }

  /**
   * Revokes an access token, or a refresh token with its access token. Ignores unknown tokens (RFC 7009, 2.2) and those
   * of other applications.
   */
  revoke(token: string, application: MockApplication): void {
    const access = this.#access.get(token);
    if (access?.grant.application === application) access.revoked = true;
    const refresh = this.#refresh.get(token);
    if (refresh?.grant.application !== application) return;
    this.#refresh.delete(token);
    this.revoke(refresh.accessToken, application);
  }

  /** Thirty random letters and digits, like the API's tokens. */
  randomText(): string {
    const part = (): string => this.#random().toString(36).padStart(7, "0").slice(-6);
    return part() + part() + part() + part() + part();
  }
}
