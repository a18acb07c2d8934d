import { PaginationError } from "./pagination-error.ts";

/**
 * The server returned an error status for a page. Thrown for plain openapi-fetch clients; an error that the client
 * itself made is thrown as it is.
 */
export class PageRequestError extends PaginationError {
  override readonly name = "PageRequestError";
  /** The HTTP status. */
  readonly status: number;
  /** The body as openapi-fetch parsed it, usually a problem document; the error's `cause` as well. */
  readonly body: unknown;
  readonly response: Response;

  constructor(path: string, response: Response, body: unknown) {
    super("requestFailed", `GET ${path} returned ${response.status}`, { cause: body });
    this.status = response.status;
    this.body = body;
    this.response = response;
  }
}
