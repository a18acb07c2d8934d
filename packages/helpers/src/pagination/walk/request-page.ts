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
 * Rejects with the signal's reason as soon as the signal aborts, even if the client or its `fetch` ignores the signal or
 * rejects with another error.
 *
 * @throws For an error status, the client's `error` if that is an Error, otherwise {@link PageRequestError}.
 * @throws {PaginationError} `unexpectedBody` if the body of a successful response is not an array.
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
  // If an error response has no body, openapi-fetch returns "" or undefined as `error`, so only the status is reliable.
  if (!response.ok) throw new PageRequestError(pathname, response, error);
  if (!Array.isArray(data)) {
    throw new PaginationError("unexpectedBody", `GET ${pathname}: the response body is not an array`);
  }
  return { items: data, neighbours: readNeighbours(walk, response, query), response };
}
