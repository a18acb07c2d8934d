import type { CallOptions } from "./call-options.ts";
import type { CertainName, NarrowReferences, PossibleName } from "./narrow-references.ts";
import type {
  Client,
  HttpMethod,
  MediaType,
  ParseAsResponse,
  PathsWithMethod,
  RequiredKeysOf,
  SuccessResponse,
} from "./openapi-ts.ts";
import type { HasName, RefuseUnknownNames } from "./unknown-names.ts";

/** The names that this call surely expands: the list is required and literal. */
type CertainNamesOf<Options> = 0 extends 1 & Options
  ? never
  : [Options] extends [{ params: { query: { expand: infer Names } } }]
    ? CertainName<Names>
    : never;

/** The names that this call may expand. */
type PossibleNamesOf<Options> = 0 extends 1 & Options
  ? string
  : Options extends { params?: { query?: { expand?: infer Names } } }
    ? PossibleName<Names>
    : never;

/** The body of an operation's successful response, as the description has it. */
export type SuccessBody<Operation> = Operation extends { responses: infer Responses extends object }
  ? SuccessResponse<Responses, MediaType>
  : never;

/** The data of a successful call, narrowed by its `expand`. */
export type CallData<Operation, Options> = ParseAsResponse<
  NarrowReferences<SuccessBody<Operation>, CertainNamesOf<Options>, PossibleNamesOf<Options>>,
  Options
>;

/** openapi-fetch's `{ data, error, response }`, its data narrowed by the call's `expand`. */
export type CallResult<Operation, Options, Failure> =
  | {
      data: CallData<Operation, Options>;
      error?: never;
      response: Response;
    }
  | { data?: never; error: Failure; response: Response };

/** The operation at a path; never if there is none. */
export type OperationAt<Paths, Path, Method> = Paths[Path & keyof Paths][Method &
  keyof Paths[Path & keyof Paths]];

/** Whether a call has to have options. */
type RequiresOptions<Operation> = HasName<RequiredKeysOf<CallOptions<Operation>>>;

/** `undefined` where a call can do without options: a caller's own may be optional. */
type AbsentOptions<Operation> = RequiresOptions<Operation> extends true ? never : undefined;

/**
 * Has `Options` inferred from the whole argument without being a part of its type, where it would turn each
 * misspelt name into a known one: TypeScript infers to both branches, and the argument is checked by the first.
 * The condition is in brackets, for only one that does not distribute keeps `const`.
 */
type Inferred<Options, Known> = [Options] extends [object | undefined]
  ? RefuseUnknownNames<Known, Options>
  : Options;

/** What a call is given: the operation's options, and what the client takes beside. */
type GivenOptions<Operation, ExtraOptions, Options> = (
  | (CallOptions<Operation> & ExtraOptions)
  | AbsentOptions<Operation>
) &
  Inferred<Options, CallOptions<Operation> & ExtraOptions>;

/** Has a path that is not described reported at the path: it is not one of `Known`. */
type Described<Path, Known> = [Path] extends [Known] ? Path : Known;

/**
 * What follows the path in a call without options: nothing, or the argument that is missing where the operation
 * requires options. A call with options never fits, so its errors are those of the signature with options.
 */
type NoOptions<Operation, Given> = Given extends readonly []
  ? RequiresOptions<Operation> extends true
    ? [options: CallOptions<Operation>]
    : Given
  : [];

/**
 * One HTTP method of a client. Two signatures, not one with an optional argument: `const` inference, and the
 * place where a wrong name is reported, survive only in a plain parameter. Having two also makes the method
 * assignable to openapi-fetch's: TypeScript compares overloads with their type parameters erased, and a single
 * generic signature with them unified, which fails.
 */
export interface ExpandingMethod<
  Paths extends object,
  Method extends HttpMethod,
  Failure,
  ExtraOptions = unknown,
> {
  <Path extends PathsWithMethod<Paths, Method>, const Options>(
    path: Path,
    options: GivenOptions<OperationAt<Paths, Path, Method>, ExtraOptions, Options>,
  ): Promise<CallResult<OperationAt<Paths, Path, Method>, Options, Failure>>;
  <const Path, Given extends readonly unknown[]>(
    path: Described<Path, PathsWithMethod<Paths, Method>>,
    ...none: NoOptions<OperationAt<Paths, Path, Method>, Given>
  ): Promise<CallResult<OperationAt<Paths, Path, Method>, object, Failure>>;
}

/** The same for a method that is named by the first argument, in lower case. */
export interface ExpandingRequest<Paths extends object, Failure, ExtraOptions = unknown> {
  <Method extends HttpMethod, Path extends PathsWithMethod<Paths, Method>, const Options>(
    method: Method,
    path: Path,
    options: GivenOptions<OperationAt<Paths, Path, Method>, ExtraOptions, Options>,
  ): Promise<CallResult<OperationAt<Paths, Path, Method>, Options, Failure>>;
  <Method extends HttpMethod, const Path, Given extends readonly unknown[]>(
    method: Method,
    path: Described<Path, PathsWithMethod<Paths, Method>>,
    ...none: NoOptions<OperationAt<Paths, Path, Method>, Given>
  ): Promise<CallResult<OperationAt<Paths, Path, Method>, object, Failure>>;
}

/**
 * A client as openapi-fetch creates it, but with data that follows `expand`, and calls that reject unknown names. With
 * `use` and `eject` it is assignable to openapi-fetch's `Client<Paths>`.
 *
 * @typeParam Failure What `error` is.
 * @typeParam ExtraOptions A call's options in addition to openapi-fetch's.
 * @typeParam Errors What a call can fail with: `Failure`, and what it throws.
 */
export interface ExpandingClient<
  Paths extends object,
  Failure = unknown,
  ExtraOptions = unknown,
  Errors = Failure,
> {
  request: ExpandingRequest<Paths, Failure, ExtraOptions>;
  GET: ExpandingMethod<Paths, "get", Failure, ExtraOptions>;
  PUT: ExpandingMethod<Paths, "put", Failure, ExtraOptions>;
  POST: ExpandingMethod<Paths, "post", Failure, ExtraOptions>;
  DELETE: ExpandingMethod<Paths, "delete", Failure, ExtraOptions>;
  OPTIONS: ExpandingMethod<Paths, "options", Failure, ExtraOptions>;
  HEAD: ExpandingMethod<Paths, "head", Failure, ExtraOptions>;
  PATCH: ExpandingMethod<Paths, "patch", Failure, ExtraOptions>;
  /** openapi-fetch's own type: `fetch` refuses TRACE anyway, and from it other libraries infer `Paths`. */
  TRACE: Client<Paths, MediaType>["TRACE"];
  /** Carries the description's paths in the type; never set. */
  readonly "~paths"?: Paths;
  /** Carries in the type what a call can fail with; never set. */
  readonly "~errors"?: Errors;
}
