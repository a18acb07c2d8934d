import { isText } from "../check-text.ts";
import type { StoredToken } from "./token-store.ts";

/** The longest lifetime that a token in memory can have, in milliseconds: a year. */
const maxLifetimeMs = 31_536_000_000;

/**
 * The remaining lifetime of a token that has just arrived. Its timestamps are wall-clock times, and the wall clock can
 * jump: after a jump back by a day, a token would look valid for a day too long. So a token has expired as soon as
 * either the wall clock or the monotonic clock says so. The monotonic clock alone is not enough: it can stop while a
 * machine sleeps.
 */
export class TokenLife {
  readonly token: StoredToken;
  readonly #arrivedAt = performance.now();
  readonly #renewAfterMs: number;
  readonly #expiresAfterMs: number;

  constructor(token: StoredToken) {
    this.token = token;
    const now = Date.now();
    this.#renewAfterMs = Math.min(token.renewAt - now, maxLifetimeMs);
    this.#expiresAfterMs = Math.min(token.expiresAt - now, maxLifetimeMs);
  }

  get expired(): boolean {
    return Date.now() >= this.token.expiresAt || this.#age >= this.#expiresAfterMs;
  }

  /** Whether to get the next token, although this one may still be valid. */
  get dueForRenewal(): boolean {
    return Date.now() >= this.token.renewAt || this.#age >= this.#renewAfterMs;
  }

  get #age(): number {
    return performance.now() - this.#arrivedAt;
  }
}

/** Whether a value is a StoredToken. The access token may be empty if there is a refresh token. */
export function isStoredToken(value: unknown): value is StoredToken {
  if (typeof value !== "object" || value === null) return false;
  const { accessToken, refreshToken, renewAt, expiresAt } = value as Record<string, unknown>;
  return (
    typeof accessToken === "string" &&
    /^[!-~]*$/.test(accessToken) &&
    (refreshToken === undefined ? accessToken !== "" : isText(refreshToken)) &&
    Number.isFinite(renewAt) &&
    Number.isFinite(expiresAt)
  );
}
