/**
 * The errors of a client's queries and mutations: all errors of the client, if the client's type contains them. For a
 * plain openapi-fetch client, `Error`: an `OperationError`, or what the client's `fetch` throws.
 */
export type ErrorsOf<Source> = Source extends { readonly "~errors"?: infer Errors }
  ? unknown extends Errors
    ? Error
    : NonNullable<Errors>
  : Error;

/**
 * A member of TanStack Query's options whose type contains the error type: TypeScript infers the type of `error` in
 * `useQuery(options)` from this member. The options that we create never contain it.
 */
export interface WithError<Failure> {
  throwOnError?: (error: Failure) => boolean;
}

/**
 * The server returned an error status. Thrown if the client's `error` is not an Error, as with plain openapi-fetch;
 * otherwise the client's Error becomes the error of the query or mutation.
 */
export class OperationError extends Error {
  override readonly name = "OperationError";
  readonly kind = "requestFailed";
  /** The HTTP status. */
  readonly status: number;
  /** The body as openapi-fetch parsed it, usually a problem document. Also the `cause` of this error. */
  readonly body: unknown;

  constructor(call: string, status: number, body: unknown) {
    super(`${call} returned ${status}`, { cause: body });
    this.status = status;
    this.body = body;
  }
}

/** An option is not valid for a query or a mutation. Thrown before any request is made. */
export class QueryOptionError extends TypeError {
  override readonly name = "QueryOptionError";
  readonly kind = "queryOption";
}
