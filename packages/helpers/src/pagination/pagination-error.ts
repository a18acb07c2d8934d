/**
 * Why a walk through the pages of a list could not go on, or was not begun.
 *
 * - `invalidOption`: an option of `paginate` is out of its range, or contradicts another. No request was made.
 * - `unusableLink`: the `Link` header is broken, or leads to another path than the operation's.
 * - `loop`: a link leads to a page that was already read.
 * - `unexpectedBody`: a successful answer holds no array.
 * - `requestFailed`: the server refused a page; see {@link PageRequestError}.
 */
export type PaginationErrorCode =
  | "invalidOption"
  | "unusableLink"
  | "loop"
  | "unexpectedBody"
  | "requestFailed";

/** A list could not be read to its end. Everything that was yielded before is complete and in order. */
export class PaginationError extends Error {
  override readonly name: string = "PaginationError";
  /** Tells this class apart among the errors of the packages, in a `switch`. */
  readonly kind = "pagination";
  /** Stable; the message is not. */
  declare readonly code: PaginationErrorCode;

  constructor(code: PaginationErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
