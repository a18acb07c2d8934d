/**
 * Why a list could not be read, or not be read on.
 *
 * - `invalidOption`: an option is misspelt, out of its range, or contradicts another. No request was made.
 * - `positionMismatch`: a position belongs to another list, or holds a parameter that this call does not have, or has
 *   with another value. No request was made.
 * - `noSuchPage`: `readPage` was asked for the page beyond an end of the list. No request was made.
 * - `missingLink`: the list may go on, but the response does not say where: no `Link` header, or none of this relation.
 * - `unusableLink`: a part of the `Link` header can't be read, or the link leads to another path than the operation's.
 * - `loop`: the links make no progress: they lead to a page that was already read, to the same items again, or through
 *   100 empty pages in a row.
 * - `unexpectedBody`: a successful response holds no array.
 * - `requestFailed`: the server returned an error status; see {@link PageRequestError}.
 */
export type PaginationErrorCode =
  | "invalidOption"
  | "positionMismatch"
  | "noSuchPage"
  | "missingLink"
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
  readonly code: PaginationErrorCode;

  constructor(code: PaginationErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
