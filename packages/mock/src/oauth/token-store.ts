import type { MockApplication } from "./application.ts";

/** What a token grants. */
export interface Grant {
  readonly application: MockApplication;
  readonly scopes: readonly string[];
  /** The user who agreed; without one the token is the application's own. */
  readonly userId?: string;
}

/** A token pair to send to the client. */
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

/** Seconds that an access token lives (API fact). */
export const accessTokenLifetimeSeconds = 36_000;

/** All tokens that were ever issued, so that one that has expired is not mistaken for one that is unknown. */
export class TokenStore {
  readonly #access = new Map<string, AccessToken>();
  readonly #refresh = new Map<string, { readonly grant: Grant; readonly accessToken: string }>();
  readonly #nowMs: () => number;
  readonly #chance: () => number;

  constructor(nowMs: () => number, chance: () => number) {
    this.#nowMs = nowMs;
    this.#chance = chance;
  }

  /** Issues an access token, and for a user's grant a refresh token (RFC 6749, 4.4.3 has none for the application's). */
  issue(grant: Grant): IssuedTokens {
    const accessToken = this.randomText();
    const expiresAtMs = this.#nowMs() + accessTokenLifetimeSeconds * 1000;
    this.#access.set(accessToken, { grant, expiresAtMs, revoked: false });
    if (grant.userId === undefined) return { accessToken, grant };
    const refreshToken = this.randomText();
    this.#refresh.set(refreshToken, { grant, accessToken });
    return { accessToken, refreshToken, grant };
  }

  /** Exchanges a refresh token, which can be used once, for new tokens; `undefined` if it is not valid. */
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

  /** The grant of an access token; `"ended"` if it has expired or was revoked, `undefined` if it is unknown. */
  read(accessToken: string): Grant | "ended" | undefined {
    const known = this.#access.get(accessToken);
    if (!known) return undefined;
    return known.revoked || known.expiresAtMs <= this.#nowMs() ? "ended" : known.grant;
  }

  /** Ends a token of either kind; unknown tokens and those of others are left alone (RFC 7009, 2.2). */
  revoke(token: string, application: MockApplication): void {
    const access = this.#access.get(token);
    if (access?.grant.application === application) access.revoked = true;
    const refresh = this.#refresh.get(token);
    if (refresh?.grant.application !== application) return;
    this.#refresh.delete(token);
    this.revoke(refresh.accessToken, application);
  }

  /** Thirty letters and digits, as the API's tokens have. */
  randomText(): string {
    const part = (): string => this.#chance().toString(36).padStart(7, "0").slice(-6);
    return part() + part() + part() + part() + part();
  }
}
