import { readNeighbours } from "./page-link.ts";
import { PageRequestError } from "./page-request-error.ts";
import { PaginationError } from "./pagination-error.ts";
import type { Position } from "./position.ts";
import type { Walk } from "./walk.ts";

/** What a request for a page came back with. */
export interface PageAnswer {
  /** In the order of the answer. */
  readonly items: unknown[];
  readonly neighbours: Position;
  readonly response: Response;
}

/**
 * Requests one page of a walk along `onward` links.
 *
 * @throws The client's own error if it is an Error, else {@link PageRequestError}, for a refused request.
 * @throws {PaginationError} `unexpectedBody` when the answer holds no array, `unusableLink` when it can't be told
 *   where the list goes on.
 */
export async function requestPage(
  walk: Walk,
  query: object,
  onward: keyof Position,
  signal: AbortSignal,
): Promise<PageAnswer> {
  const { client, path, pathname, params, init } = walk;
  const { data, error, response } = await client.GET(path, { ...init, params: { ...params, query }, signal });
  if (error instanceof Error) throw error;
  // openapi-fetch gives "" or undefined as the error of an empty body: only the status tells.
  if (!response.ok) throw new PageRequestError(pathname, response, error);
  if (!Array.isArray(data)) throw new PaginationError("unexpectedBody", `GET ${pathname} answered no array`);
  return { items: data, neighbours: readNeighbours(walk, response, onward), response };
}
