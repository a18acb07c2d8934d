import type { ListCall } from "./list-call.ts";
import { PageRequestError } from "./page-request-error.ts";
import { PaginationError } from "./pagination-error.ts";

/** What a request for a page came back with. */
export interface PageAnswer {
  readonly items: unknown[];
  readonly response: Response;
}

/**
 * Requests one page.
 *
 * @throws The client's own error if it is an Error, else {@link PageRequestError}, for a refused request.
 * @throws {PaginationError} `unexpectedBody` when the answer holds no array.
 */
export async function requestPage(
  { client, path, pathname, params, init }: ListCall,
  query: object,
  signal: AbortSignal,
): Promise<PageAnswer> {
  const { data, error, response } = await client.GET(path, { ...init, params: { ...params, query }, signal });
  if (error instanceof Error) throw error;
  // openapi-fetch gives "" or undefined as the error of an empty body: only the status tells.
  if (!response.ok) throw new PageRequestError(pathname, response, error);
  if (!Array.isArray(data)) throw new PaginationError("unexpectedBody", `GET ${pathname} answered no array`);
  return { items: data, response };
}
