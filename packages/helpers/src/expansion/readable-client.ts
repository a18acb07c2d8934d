import type { Client } from "openapi-fetch";
import type { MediaType } from "openapi-typescript-helpers";
import type { ExpandingClient } from "../expanding-client.ts";

/** A client that references can be read with: openapi-fetch's own, or one whose answers follow `expand`. */
export type ReadableClient<Paths extends object> = Client<Paths, MediaType> | ExpandingClient<Paths>;

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
