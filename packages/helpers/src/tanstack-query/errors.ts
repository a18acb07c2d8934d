/**
 * The errors of a client's queries and mutations: all errors of the client, if its type contains them. For a plain
 * openapi-fetch client, `Error`: an `OperationError`, or what its `fetch` throws.
 */
export type ErrorsOf<Source> = Source extends { readonly "~errors"?: infer Errors }
  ? unknown extends Errors
    ? Error
    : NonNullable<Errors>
  : Error;

/**
 * A member of TanStack Query's options with the error type. TypeScript infers the type of `error` in
 * `useQuery(options)` from it; it is never set.
 */
export interface WithError<Failure> {
  throwOnError?: (error: Failure) => boolean;
}

/**
 * The server returned an error status. Thrown for plain openapi-fetch clients, whose `error` is parsed JSON. If the
 * client's `error` is an Error, that becomes the query's error instead.
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
