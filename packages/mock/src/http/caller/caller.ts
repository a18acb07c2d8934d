/** Who sends a request. */
export interface Caller {
  /** Whether the caller has a token from client credentials (`application`), a user's token, or none (`anonymous`). */
  readonly kind: "application" | "user" | "anonymous";
  /** The OAuth application of the token, if there is one. */
  readonly clientId?: string;
  /** The name of the budget that the caller's requests are counted against. */
  readonly bucket: string;
  readonly scopes: ReadonlySet<string>;
  /** The user of the token, if the caller has a user's token. */
  readonly userId?: string;
  /** Whether the caller gets the sandbox with its static data: because of the credentials or the option `sandbox`. */
  readonly sandbox: boolean;
}

/** The header `Authorization: Bearer …` (RFC 6750, 2.1). */
const bearer = /^Bearer +([\w.~+/-]+=*)$/i;

/** The token in an `Authorization` header; `undefined` if the header has another scheme or is malformed. */
export function bearerToken(authorization: string): string | undefined {
  return bearer.exec(authorization)?.[1];
}

/** A caller without a token, identified by the IP address. */
export function anonymousCaller(address: string): Caller {
  return { kind: "anonymous", bucket: `address ${address}`, scopes: new Set(), sandbox: false };
}
