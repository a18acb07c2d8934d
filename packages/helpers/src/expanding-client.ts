import type {
  DefaultParamsOption,
  FetchOptions,
  ParseAs,
  ParseAsResponse,
  RequestBodyOption,
} from "openapi-fetch";
import type {
  HttpMethod,
  MediaType,
  PathsWithMethod,
  RequiredKeysOf,
  SuccessResponse,
} from "openapi-typescript-helpers";
import type { ExpandName } from "./expand-name.ts";
import type { CertainName, NarrowReferences, PossibleName } from "./narrow-references.ts";

/** Makes the `expand` list of the query readonly, so that a literal list keeps its literal type. */
type WithReadonlyExpand<Parameters> = {
  [Key in keyof Parameters]: Key extends "query"
    ? WithReadonlyExpand<Parameters[Key]>
    : Key extends "expand"
      ? Readonly<Parameters[Key]>
      : Parameters[Key];
};

/** The parameters of a call, required where the operation requires any. */
type ParamsOf<Operation> = Operation extends { parameters: infer Parameters }
  ? RequiredKeysOf<Parameters> extends never
    ? { params?: WithReadonlyExpand<Parameters> }
    : { params: WithReadonlyExpand<Parameters> }
  : DefaultParamsOption;

/** What every call takes. Apart from the parameters, so that it is worked out once and not for each operation. */
interface SharedOptions extends Omit<FetchOptions<unknown>, "params" | "body" | "parseAs"> {}

/** What one call takes: openapi-fetch's own options. */
export type CallOptions<Operation> = ParamsOf<Operation> & RequestBodyOption<Operation> & SharedOptions;

/**
 * The part of a call that decides the type of its answer, and is inferred from it. `& object` lets a call
 * without that part be inferred as it is: TypeScript takes a value that shares nothing with an all-optional
 * type for a mistake, and would infer "any names" instead of "none".
 */
export type AnswerOptions<Operation> = object & {
  params?: object & { query?: object & { expand?: readonly ExpandName<Operation>[] } };
  parseAs?: ParseAs;
};

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

/** The body of an operation's successful answer, as the description has it. */
export type SuccessBody<Operation> = Operation extends { responses: infer Responses extends object }
  ? SuccessResponse<Responses, MediaType>
  : never;

/** openapi-fetch's `{ data, error, response }`, its data narrowed by the call's `expand`. */
export type CallResult<Operation, Options, Failure> =
  | {
      data: ParseAsResponse<
        NarrowReferences<SuccessBody<Operation>, CertainNamesOf<Options>, PossibleNamesOf<Options>>,
        Options
      >;
      error?: never;
      response: Response;
    }
  | { data?: never; error: Failure; response: Response };

/** The paths whose operation needs nothing from the caller. */
type PathsWithoutRequiredOptions<Paths, Method extends HttpMethod> = {
  [Path in keyof Paths]: Paths[Path] extends Record<Method, infer Operation>
    ? RequiredKeysOf<CallOptions<Operation>> extends never
      ? Path
      : never
    : never;
}[keyof Paths];

/**
 * One HTTP method of a client. Two signatures, not one with an optional argument: `const` inference, and the
 * place where a wrong `expand` name is reported, survive only in a plain parameter.
 */
export interface ExpandingMethod<Paths extends object, Method extends HttpMethod, Failure> {
  <
    Path extends PathsWithMethod<Paths, Method>,
    const Options extends AnswerOptions<Paths[Path][Method & keyof Paths[Path]]>,
  >(
    path: Path,
    options: Options & CallOptions<Paths[Path][Method & keyof Paths[Path]]>,
  ): Promise<CallResult<Paths[Path][Method & keyof Paths[Path]], Options, Failure>>;
  <Path extends PathsWithoutRequiredOptions<Paths, Method>>(
    path: Path,
  ): Promise<CallResult<Paths[Path][Method & keyof Paths[Path]], object, Failure>>;
}

/** A client as openapi-fetch makes it, whose answers follow `expand`. */
export interface ExpandingClient<Paths extends object, Failure = unknown> {
  GET: ExpandingMethod<Paths, "get", Failure>;
  PUT: ExpandingMethod<Paths, "put", Failure>;
  POST: ExpandingMethod<Paths, "post", Failure>;
  DELETE: ExpandingMethod<Paths, "delete", Failure>;
  OPTIONS: ExpandingMethod<Paths, "options", Failure>;
  HEAD: ExpandingMethod<Paths, "head", Failure>;
  PATCH: ExpandingMethod<Paths, "patch", Failure>;
  TRACE: ExpandingMethod<Paths, "trace", Failure>;
  /** Carries the description's paths in the type; never set. */
  readonly "~paths"?: Paths;
}
