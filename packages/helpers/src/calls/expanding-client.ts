import type { CertainName, NarrowReferences, PossibleName } from "../expansion/narrow-references.ts";
import type {
  Client,
  HttpMethod,
  MediaType,
  ParseAsResponse,
  PathsWithMethod,
  RequiredKeysOf,
  SuccessResponse,
} from "../openapi-ts.ts";
import type { CallOptions } from "./call-options.ts";
import type { Inferred, NoOptions } from "./exact-options.ts";
import type { HasName } from "./unknown-names.ts";

/** The names that a call is certain to expand. There are none if `expand` or an object around it may be absent. */
type CertainNamesOf<Options> = 0 extends 1 & Options
  ? never
  : [Options] extends [{ params: { query: { expand: infer Names } } }]
    ? CertainName<Names>
    : never;

/** The names that a call may expand. */
type PossibleNamesOf<Options> = 0 extends 1 & Options
  ? string
  : Options extends { params?: { query?: { expand?: infer Names } } }
    ? PossibleName<Names>
    : never;

/** The body of an operation's successful response, as in the description. */
export type SuccessBody<Operation> = Operation extends { responses: infer Responses extends object }
  ? SuccessResponse<Responses, MediaType>
  : never;

/** The data of a successful call, narrowed by its `expand`. */
export type CallData<Operation, Options> = ParseAsResponse<
  NarrowReferences<SuccessBody<Operation>, CertainNamesOf<Options>, PossibleNamesOf<Options>>,
  Options
>;

/** openapi-fetch's `{ data, error, response }`, with data narrowed by the call's `expand`. */
export type CallResult<Operation, Options, Failure> =
  | {
      data: CallData<Operation, Options>;
      error?: never;
      response: Response;
    }
  | { data?: never; error: Failure; response: Response };

/** The operation of an HTTP method at a path. */
export type OperationAt<Paths, Path, Method> = Paths[Path & keyof Paths][Method &
  keyof Paths[Path & keyof Paths]];

/** `undefined` if the operation requires no options, so that a function can pass on its own optional options. */
type AbsentOptions<Operation> =
  HasName<RequiredKeysOf<CallOptions<Operation>>> extends true ? never : undefined;

/** The options argument of a call: the operation's options and the client's extra options. */
type OptionsArgument<Operation, ExtraOptions, Options> = (
  | (CallOptions<Operation> & ExtraOptions)
  | AbsentOptions<Operation>
) &
  Inferred<Options, CallOptions<Operation> & ExtraOptions>;

/** Makes TypeScript report an unknown path at the path argument, with the known paths in the message. */
type Described<Path, Known> = [Path] extends [Known] ? Path : Known;

/**
 * One HTTP method of a client. It has two signatures instead of one with a rest parameter for optional options, for two
 * reasons. First, TypeScript infers `const` types and reports a wrong name at that name only for a plain parameter.
 * Second, the method must be assignable to openapi-fetch's: TypeScript erases the type parameters when it compares
 * overloads, but unifies them when it compares single generic signatures, and here it cannot unify them.
 */
export interface ExpandingMethod<
  Paths extends object,
  Method extends HttpMethod,
  Failure,
  ExtraOptions = unknown,
> {
  <Path extends PathsWithMethod<Paths, Method>, const Options>(
    path: Path,
    options: OptionsArgument<OperationAt<Paths, Path, Method>, ExtraOptions, Options>,
  ): Promise<CallResult<OperationAt<Paths, Path, Method>, Options, Failure>>;
  <const Path, Rest extends readonly unknown[]>(
    path: Described<Path, PathsWithMethod<Paths, Method>>,
    ...noOptions: NoOptions<CallOptions<OperationAt<Paths, Path, Method>>, Rest>
  ): Promise<CallResult<OperationAt<Paths, Path, Method>, object, Failure>>;
}

/** A client's `request`: the first argument is the HTTP method in lower case. */
export interface ExpandingRequest<Paths extends object, Failure, ExtraOptions = unknown> {
  <Method extends HttpMethod, Path extends PathsWithMethod<Paths, Method>, const Options>(
    method: Method,
    path: Path,
    options: OptionsArgument<OperationAt<Paths, Path, Method>, ExtraOptions, Options>,
  ): Promise<CallResult<OperationAt<Paths, Path, Method>, Options, Failure>>;
  <Method extends HttpMethod, const Path, Rest extends readonly unknown[]>(
    method: Method,
    path: Described<Path, PathsWithMethod<Paths, Method>>,
    ...noOptions: NoOptions<CallOptions<OperationAt<Paths, Path, Method>>, Rest>
  ): Promise<CallResult<OperationAt<Paths, Path, Method>, object, Failure>>;
}

/**
 * The type of openapi-fetch's client, except that `expand` narrows the type of `data`, and unknown option names do not
 * compile. A client that also has `use` and `eject` is assignable to openapi-fetch's `Client<Paths>`.
 *
 * @typeParam Failure The type of `error`.
 * @typeParam ExtraOptions The options of a call in addition to openapi-fetch's.
 * @typeParam Errors All errors of a call: `Failure`, and the errors that it throws.
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
  /** Has openapi-fetch's own type, because other libraries infer `Paths` from it. `fetch` rejects a TRACE anyway. */
  TRACE: Client<Paths, MediaType>["TRACE"];
  /** Only for type inference: the description's paths. Never set. */
  readonly "~paths"?: Paths;
  /** Only for type inference: the errors of a call. Never set. */
  readonly "~errors"?: Errors;
}
