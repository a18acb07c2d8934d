import type { Grant, IssuedTokens } from "./token-store.ts";

/** The authorization request of a code, which the token request must match. */
interface CodeRequest {
  readonly grant: Grant;
  readonly redirectUri: string;
  /** The S256 challenge of PKCE (RFC 7636), if the request had one. */
  readonly challenge?: string;
}

interface KnownCode extends CodeRequest {
  readonly expiresAtMs: number;
  issued?: IssuedTokens;
}

/** As in the API, a code expires after one minute. */
const lifetimeMs = 60_000;

/** All issued authorization codes. */
export class AuthorizationCodes {
  readonly #codes = new Map<string, KnownCode>();
  readonly #nowMs: () => number;

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  add(code: string, request: CodeRequest): void {
    this.#codes.set(code, { ...request, expiresAtMs: this.#nowMs() + lifetimeMs });
  }

  /** The code's request, with its tokens if it was used; `undefined` if the code is unknown or expired. */
  find(code: string): KnownCode | undefined {
    const known = this.#codes.get(code);
    return known && known.expiresAtMs > this.#nowMs() ? known : undefined;
  }

  /** Records the tokens of a code, because reusing the code revokes them (RFC 6749, 4.1.2). */
  markUsed(code: string, issued: IssuedTokens): void {
    const known = this.#codes.get(code);
    if (known) known.issued = issued;
  }
}
