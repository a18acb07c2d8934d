import type { Middleware, ParseAs } from "openapi-fetch";
import type { Fetch } from "./fetch.ts";

/** A call's options as they arrive, whatever the operation: openapi-fetch's own. */
export interface RawOptions extends Omit<RequestInit, "body" | "headers"> {
  readonly params?: {
    readonly path?: Readonly<Record<string, unknown>>;
    readonly query?: Readonly<Record<string, unknown>>;
    readonly header?: Readonly<Record<string, string>>;
  };
  readonly body?: unknown;
  readonly headers?: HeadersInit;
  readonly baseUrl?: string;
  readonly parseAs?: ParseAs;
  readonly querySerializer?: (query: Readonly<Record<string, unknown>>) => string;
  readonly bodySerializer?: (body: unknown) => BodyInit;
  readonly pathSerializer?: (path: string, values: Record<string, unknown>) => string;
  readonly fetch?: Fetch;
  readonly middleware?: readonly Middleware[];
}
