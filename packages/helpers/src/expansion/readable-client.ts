import type { Client } from "../openapi-ts.ts";

/**
 * A client that can read references: openapi-fetch's own, or one whose data follows `expand`. No more is asked of the
 * type here: comparing whole clients costs the type checker more than everything else.
 */
export interface ReadableClient {
  readonly GET: unknown;
}

/**
 * The paths of the description that a client, or a resolver, was made for.
 *
 * @example
 * type Same = PathsOf<Client<paths>>;
 * //=> paths
 */
export type PathsOf<Source> = Source extends { readonly "~paths"?: infer Paths }
  ? NonNullable<Paths>
  : Source extends Client<infer Paths, infer _Media>
    ? Paths
    : never;

/** Such a client, as the code sees it. */
export interface ReadingClient {
  GET(
    path: string,
    options: {
      params: { path: Readonly<Record<string, string>>; query?: { expand: readonly string[] } };
      signal: AbortSignal;
    },
  ): Promise<{ data?: unknown; error?: unknown; response: Response }>;
}
