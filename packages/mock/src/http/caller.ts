/** Who sends a request. */
export interface Caller {
  /** An application acts for all its users (client credentials), a user for themselves, an anonymous caller for no user. */
  readonly kind: "application" | "user" | "anonymous";
  /** The OAuth application of its token, if it sent one. */
  readonly clientId?: string;
  /** What its requests are counted against. */
  readonly bucket: string;
  /** The scopes of its token. */
  readonly scopes: ReadonlySet<string>;
  /** The user of the token, when it is a user's own. */
  readonly userId?: string;
  /** Whether it gets the sandbox's static data: the credentials decide (API fact). */
  readonly sandbox: boolean;
}

/** A bearer token on the wire (RFC 6750, 2.1). */
const bearer = /^Bearer +([\w.~+/-]+=*)$/i;

/** The token of an `Authorization` header; `undefined` if the header is not of the bearer scheme. */
export function bearerToken(authorization: string): string | undefined {
  return bearer.exec(authorization)?.[1];
}

/** A caller without a token, identified by its address. */
export function anonymousCaller(address: string): Caller {
  return { kind: "anonymous", bucket: `address ${address}`, scopes: new Set(), sandbox: false };
}
