import { PaginationError } from "./pagination-error.ts";

/**
 * The server returned an error status for a page. Thrown if the client's `error` is not an Error, as with plain
 * openapi-fetch; otherwise the client's Error is thrown.
 */
export class PageRequestError extends PaginationError {
  override readonly name = "PageRequestError";
  /** The HTTP status. */
  readonly status: number;
  /** The body as openapi-fetch parsed it, usually a problem document. Also the `cause` of this error. */
  readonly body: unknown;
  readonly response: Response;

  constructor(path: string, response: Response, body: unknown) {
    super("requestFailed", `GET ${path} returned ${response.status}`, { cause: body });
    this.status = response.status;
    this.body = body;
    this.response = response;
  }
}
