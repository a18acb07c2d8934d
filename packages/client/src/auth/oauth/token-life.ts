import { isText } from "./check-text.ts";
import type { StoredToken } from "./token-store.ts";

/** No token is used for longer than a year without being renewed, in milliseconds, whatever a store says. */
const longestLifeMs = 31_536_000_000;

/**
 * How long a token that has just arrived is good. Its times are those of the wall clock, which can jump: a token that
 * was measured before a jump would live a day too long, or end at once. So it is over as soon as either clock says so,
 * the wall clock, or the monotonic one since it arrived. The wall clock is needed, too: the monotonic one can stand
 * still while a machine sleeps.
 */
export class TokenLife {
  readonly token: StoredToken;
  readonly #arrivedAt = performance.now();
  readonly #untilRenewalMs: number;
  readonly #untilEndMs: number;

  constructor(token: StoredToken) {
    this.token = token;
    const now = Date.now();
    this.#untilRenewalMs = Math.min(token.renewAt - now, longestLifeMs);
    this.#untilEndMs = Math.min(token.expiresAt - now, longestLifeMs);
  }

  get expired(): boolean {
    return Date.now() >= this.token.expiresAt || this.#age >= this.#untilEndMs;
  }

  /** Whether to get the next one, although this one may still be good. */
  get dueForRenewal(): boolean {
    return Date.now() >= this.token.renewAt || this.#age >= this.#untilRenewalMs;
  }

  get #age(): number {
    return performance.now() - this.#arrivedAt;
  }
}

/** Whether what a store or a user gave is a token at all. One that has only a refresh token has expired. */
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
