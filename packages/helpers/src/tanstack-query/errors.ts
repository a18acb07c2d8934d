/**
 * What the queries and mutations of a client can fail with: all of the client's errors, if its type carries them. A plain
 * openapi-fetch client's are an `OperationError`, or whatever its `fetch` throws.
 */
export type ErrorsOf<Source> = Source extends { readonly "~errors"?: infer Errors }
  ? unknown extends Errors
    ? Error
    : NonNullable<Errors>
  : Error;

/**
 * A member of TanStack Query's options which mentions the error. TypeScript infers the type of `error` from it in
 * `useQuery(options)`; it is never set.
 */
export interface WithError<Failure> {
  throwOnError?: (error: Failure) => boolean;
}
