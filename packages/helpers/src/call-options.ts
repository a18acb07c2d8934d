import type {
  ClientOptions,
  DefaultParamsOption,
  FetchOptions,
  RequestBodyOption,
  RequiredKeysOf,
} from "./openapi-ts.ts";

/** The query with lists that may be readonly, so that a constant list fits and a literal `expand` stays literal. */
type ReadonlyLists<Query> = { [Name in keyof Query]: Readonly<Query[Name]> };

/** The groups of parameters: query, path, header, cookie. One that requires nothing may be `undefined`. */
export type ParameterGroups<Parameters> = {
  [Group in keyof Parameters]:
    | (Group extends "query" ? ReadonlyLists<Parameters[Group]> : Parameters[Group])
    | (Group extends RequiredKeysOf<Parameters> ? never : undefined);
};

/** The parameters of a call, required where the operation requires any. */
export type ParamsOf<Operation> = Operation extends { parameters: infer Parameters }
  ? RequiredKeysOf<Parameters> extends never
    ? { params?: ParameterGroups<Parameters> | undefined }
    : { params: ParameterGroups<Parameters> }
  : DefaultParamsOption;

type AnyFetchOptions = FetchOptions<unknown>;

/** The options of openapi-fetch and of `RequestInit`, as the platform may have extended it, each `undefined` too. */
type OptionalFetchOptions = {
  [Name in Exclude<keyof AnyFetchOptions, "params" | "body" | "fetch">]?: AnyFetchOptions[Name] | undefined;
};

/** What every call takes. Apart from the parameters, so that it is worked out once and not for each operation. */
export interface SharedOptions extends OptionalFetchOptions {
  /**
   * Sends the requests of this call. The second argument is the client's `requestInitExt`.
   * @default the client's own `fetch`
   */
  fetch?: ((request: Request, init?: RequestInit) => Promise<Response>) | undefined;
  /**
   * Makes the request of this call. openapi-fetch obeys it in a call as well, though its types have it for the client only.
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
