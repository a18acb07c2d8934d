import type {
  ClientOptions,
  DefaultParamsOption,
  FetchOptions,
  RequestBodyOption,
  RequiredKeysOf,
} from "../openapi-ts.ts";

/** A query that also accepts readonly lists: a constant list compiles, and a literal `expand` keeps its literal type. */
type ReadonlyLists<Query> = { [Name in keyof Query]: Readonly<Query[Name]> };

/** The groups of parameters: query, path, header and cookie. A group without required parameters may be `undefined`. */
export type ParameterGroups<Parameters> = {
  [Group in keyof Parameters]:
    | (Group extends "query" ? ReadonlyLists<Parameters[Group]> : Parameters[Group])
    | (Group extends RequiredKeysOf<Parameters> ? never : undefined);
};

/** The parameters of a call; required if the operation requires any. */
export type ParamsOf<Operation> = Operation extends { parameters: infer Parameters }
  ? RequiredKeysOf<Parameters> extends never
    ? { params?: ParameterGroups<Parameters> | undefined }
    : { params: ParameterGroups<Parameters> }
  : DefaultParamsOption;

type AnyFetchOptions = FetchOptions<unknown>;

/**
 * openapi-fetch's options except `params`, `body` and `fetch`, and the options of `RequestInit`, to which the platform may
 * have added its own. Any of them may be `undefined`.
 */
type OptionalFetchOptions = {
  [Name in Exclude<keyof AnyFetchOptions, "params" | "body" | "fetch">]?: AnyFetchOptions[Name] | undefined;
};

/** The options that do not depend on the operation. A separate type, so that TypeScript computes it only once. */
export interface SharedOptions extends OptionalFetchOptions {
  /**
   * Sends the requests of this call. The second argument holds what a `Request` cannot carry, such as the client's
   * `requestInitExt`.
   * @default the client's own `fetch`
   */
  fetch?: ((request: Request, init?: RequestInit) => Promise<Response>) | undefined;
  /**
   * The class that creates the request of this call. openapi-fetch supports it in a call as well, although its types
   * allow it only for the client.
   * @default the client's own `Request`
   */
  Request?: ClientOptions["Request"] | undefined;
}

/**
 * The options of one call: the operation's parameters and body, and openapi-fetch's own options.
 *
 * @example
 * type Options = CallOptions<operations["listVehicles"]>;
 * const options: Options = { params: { query: { page_size: 25 } }, signal };
 */
export type CallOptions<Operation> = ParamsOf<Operation> & RequestBodyOption<Operation> & SharedOptions;
