import type { Grant, IssuedTokens } from "./token-store.ts";

/** What a code was issued for; the token request must match it. */
export interface CodeRequest {
  readonly grant: Grant;
  readonly redirectUri: string;
  /** The S256 challenge of PKCE (RFC 7636), when there was one. */
  readonly challenge?: string;
}

interface KnownCode extends CodeRequest {
  readonly expiresAtMs: number;
  issued?: IssuedTokens;
}

/** A code lives one minute (API fact). */
const lifetimeMs = 60_000;

/** The authorization codes that were issued. */
export class AuthorizationCodes {
  readonly #codes = new Map<string, KnownCode>();
  readonly #nowMs: () => number;

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  keep(code: string, request: CodeRequest): void {
    this.#codes.set(code, { ...request, expiresAtMs: this.#nowMs() + lifetimeMs });
  }

  /** The code, if it can still be exchanged. */
  find(code: string): KnownCode | undefined {
    const known = this.#codes.get(code);
    return known && known.expiresAtMs > this.#nowMs() ? known : undefined;
  }

  /** Records the tokens that a code was exchanged for: reusing the code revokes them (RFC 6749, 4.1.2). */
  spend(code: string, issued: IssuedTokens): void {
    const known = this.#codes.get(code);
    if (known) known.issued = issued;
  }
}
