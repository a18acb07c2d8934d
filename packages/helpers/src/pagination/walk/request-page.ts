import { encodingSerializer } from "../links/query-parameters.ts";
import { type Neighbours, readNeighbours } from "../links/read-neighbours.ts";
import { PageRequestError } from "../page-request-error.ts";
import { PaginationError } from "../pagination-error.ts";
import type { Walk } from "./walk.ts";

/** The content of a response to a page request. */
export interface PageContent {
  /** The items in the order of the response. */
  readonly items: unknown[];
  readonly neighbours: Neighbours;
  readonly response: Response;
}

/**
 * Requests one page.
 *
 * Rejects with the signal's reason as soon as it aborts, even if the client or its `fetch` ignores the signal or rejects
 * with its own error.
 *
 * @throws For an error status, the client's own error if it is an Error, otherwise {@link PageRequestError}.
 * @throws {PaginationError} `unexpectedBody` if the response contains no array.
 */
export function requestPage(
  walk: Walk,
  query: Record<string, unknown>,
  signal: AbortSignal,
): Promise<PageContent> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const abort = (): void => reject(signal.reason);
    signal.addEventListener("abort", abort);
    fetchPage(walk, query, signal)
      .then(resolve, reject)
      .finally(() => signal.removeEventListener("abort", abort));
  });
}

async function fetchPage(
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
  // openapi-fetch returns "" or undefined as the error of an empty body, so only the status is reliable.
  if (!response.ok) throw new PageRequestError(pathname, response, error);
  if (!Array.isArray(data)) {
    throw new PaginationError("unexpectedBody", `GET ${pathname}: the response body is not an array`);
  }
  return { items: data, neighbours: readNeighbours(walk, response, query), response };
}
