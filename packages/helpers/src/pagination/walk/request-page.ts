import { encodingSerializer } from "../links/query-parameters.ts";
import { type Neighbours, readNeighbours } from "../links/read-neighbours.ts";
import { PageRequestError } from "../page-request-error.ts";
import { PaginationError } from "../pagination-error.ts";
import type { Walk } from "./walk.ts";

/** What the response to a request for a page held. */
export interface PageContent {
  /** In the order of the response. */
  readonly items: unknown[];
  readonly neighbours: Neighbours;
  readonly response: Response;
}

/**
 * Requests one page.
 *
 * @throws The client's own error if it is an Error, else {@link PageRequestError}, for an error status.
 * @throws {PaginationError} `unexpectedBody` when the response holds no array.
 */
export async function requestPage(
  walk: Walk,
  query: Record<string, unknown>,
  signal: AbortSignal,
): Promise<PageContent> {
  const { client, path, pathname, params, init } = walk;
  const { data, error, response } = await client.GET(path, {
    ...init,
    ...encodingSerializer(query),
    params: { ...params, query },
    signal,
  });
  if (error instanceof Error) throw error;
  // openapi-fetch gives "" or undefined as the error of an empty body: only the status tells.
  if (!response.ok) throw new PageRequestError(pathname, response, error);
  if (!Array.isArray(data)) {
    throw new PaginationError("unexpectedBody", `GET ${pathname}: the response holds no array`);
  }
  return { items: data, neighbours: readNeighbours(walk, response, query), response };
}
