/**
 * Why a reference could not be followed.
 *
 * - `unknownReference`: the reference is not the URL or ID of a resource that an operation in the description reads; for
 *   lists, use `paginate`. Nothing was sent.
 * - `wrongKind`: the reference points to a different kind of resource than `as` reads. Nothing was sent.
 * - `requestFailed`: the server returned an error status, or there was no response. The `cause` is the `error` that the
 *   client returned, or what it threw.
 * - `unexpectedBody`: a successful response contains no resource.
 */
export type ResolveErrorCode = "unknownReference" | "wrongKind" | "requestFailed" | "unexpectedBody";

/** A reference could not be followed. */
export class ResolveError extends Error {
  override readonly name = "ResolveError";
  /** Identifies this class in a `switch` over the errors of the packages. */
  readonly kind = "resolve";
  /** The reason. Codes are stable; messages may change. */
  readonly code: ResolveErrorCode;
  /** The reference that could not be followed. */
  readonly reference: string;
  /** The HTTP status, if there was a response. */
  readonly status: number | undefined;

  constructor(
    code: ResolveErrorCode,
    reference: string,
    message: string,
    options?: ErrorOptions & { status?: number },
  ) {
    super(`${message}: ${reference}`, options);
    this.code = code;
    this.reference = reference;
    this.status = options?.status;
  }
}
