import type { Middleware, ParseAs } from "openapi-fetch";
import type { Fetch } from "./fetch.ts";

/** A call's options as they arrive, whatever the operation. */
export interface RawOptions extends RequestInit {
  readonly params?: {
    readonly path?: Readonly<Record<string, unknown>>;
    readonly query?: Readonly<Record<string, unknown>>;
    readonly header?: Readonly<Record<string, unknown>>;
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
}
