/**
 * The server returned an error status. Only for plain openapi-fetch clients, which give an error as parsed JSON: an error
 * that the client itself made becomes the query's error as it is.
 */
export class OperationError extends Error {
  override readonly name = "OperationError";
  readonly kind = "requestFailed";
  /** The HTTP status. */
  readonly status: number;
  /** The body as openapi-fetch parsed it, usually a problem document; the error's `cause` as well. */
  readonly body: unknown;

  constructor(call: string, status: number, body: unknown) {
    super(`${call} returned ${status}`, { cause: body });
    this.status = status;
    this.body = body;
  }
}
