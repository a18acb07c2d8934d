import { PaginationError } from "./pagination-error.ts";

/**
 * The server answered the request for a page with an error status. Thrown for plain openapi-fetch clients; an
 * error that the client itself made is thrown as it is.
 */
export class PageRequestError extends PaginationError {
  override readonly name = "PageRequestError";
  /** The HTTP status. */
  declare readonly status: number;
  /** The body as openapi-fetch parsed it, usually a problem document; the error's `cause` as well. */
  declare readonly body: unknown;
  declare readonly response: Response;

  constructor(path: string, response: Response, body: unknown) {
    super("requestFailed", `GET ${path} answered ${response.status}`, { cause: body });
    this.status = response.status;
    this.body = body;
    this.response = response;
  }
}
