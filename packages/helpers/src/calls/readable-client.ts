import type { Client, HttpMethod } from "../openapi-ts.ts";
import type { ExpandingMethod, OperationAt } from "./expanding-client.ts";

/**
 * A client that can read a list or a reference: openapi-fetch's own, or one whose `data` type follows `expand`. The type
 * requires only `GET`, because comparing whole clients is slow in the type checker.
 */
export interface ReadableClient {
  readonly GET: unknown;
}

/**
 * The paths of the description that a client, or a resolver, was created for.
 *
 * @example
 * type Same = PathsOf<Client<paths>>;
 * //=> paths
 */
export type PathsOf<Source> = Source extends { readonly "~paths"?: infer Paths }
  ? NonNullable<Paths>
  : Source extends Client<infer Paths, infer _Media>
    ? Paths
    : never;

/** The operation that a client calls for an HTTP method at a path. */
export type OperationOf<Source, Path, Method = "get"> = OperationAt<PathsOf<Source>, Path, Method>;

/** The options that a client's calls accept in addition to openapi-fetch's, such as `timeoutMs`. */
export type ExtraOptionsOf<Source> = Source extends { readonly "~paths"?: unknown }
  ? Source extends {
      readonly GET: ExpandingMethod<
        infer _Paths extends object,
        infer _Method extends HttpMethod,
        infer _Failure,
        infer Extra
      >;
    }
    ? Extra
    : unknown
  : unknown;
