import type { Middleware, ParseAs } from "openapi-fetch";
import type { Fetch } from "./fetch.ts";
import type { RateLimit } from "./rate-limit.ts";
import type { TokenProvider } from "./token-provider.ts";

/** A call's options as they arrive, whatever the operation. */
export interface RawOptions extends RequestInit {
  readonly params?: {
    readonly path?: Readonly<Record<string, unknown>>;
    readonly query?: Readonly<Record<string, unknown>>;
  };
  readonly parseAs?: ParseAs;
  readonly fetch?: Fetch;
  readonly middleware?: readonly Middleware[];
}

/** openapi-fetch's client, seen without the types of the operations. */
export interface RawApi {
  request(
    method: string,
    path: string,
    options: object,
  ): Promise<{ data?: unknown; error?: unknown; response: Response }>;
  use(...middleware: Middleware[]): void;
  eject(...middleware: Middleware[]): void;
}

/** What all scopes of a client share. */
export interface Settings {
  readonly api: RawApi;
  readonly auth: string | TokenProvider | undefined;
  readonly baseUrl: URL;
  readonly version: number;
  readonly fetch: Fetch;
  readonly timeoutMs: number;
  /** The middleware in use: while there is any, it is shown real requests. */
  readonly middleware: Set<Middleware>;
  /** From the last answer. */
  rateLimit: RateLimit | undefined;
}
