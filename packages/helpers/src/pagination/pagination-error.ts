/**
 * Why a list could not be read or continued.
 *
 * - `invalidOption`: an option is misspelt, out of range, or contradicts another. No request was made.
 * - `positionMismatch`: a position is from another list, has a parameter that this call lacks or has with another value,
 *   or has an invalid page size or cursor. No request was made.
 * - `noSuchPage`: `readPage` was called for a page before the start or after the end of the list. No request was made.
 * - `missingLink`: the list may continue, but the response does not say where: it has no `Link` header, or no link in the
 *   walk's direction. Also if a position comes from such a response.
 * - `unusableLink`: the link in the walk's direction points to another path than the operation's, or there is no such
 *   link, but a part of the `Link` header can't be read.
 * - `loop`: the links make no progress: they point to a page that was already read or to the same items again, or 100
 *   pages in a row were empty.
 * - `unexpectedBody`: the body of a successful response is not an array.
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

/** A list, or a page of it, could not be read. The items that were yielded before are in order, and none is missing. */
export class PaginationError extends Error {
  override readonly name: string = "PaginationError";
  /** Identifies this class in a `switch` over the errors of the packages. */
  readonly kind = "pagination";
  /** The reason. Codes are stable; messages may change. */
  readonly code: PaginationErrorCode;

  constructor(code: PaginationErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
