import type { DataTag } from "@tanstack/query-core";
import type { NoOptions } from "../calls/exact-options.ts";
import type { OperationOf, PathsOf, ReadableClient } from "../calls/readable-client.ts";
import type { PathsWithMethod } from "../openapi-ts.ts";
import type { ErrorsOf, WithError } from "./errors.ts";
import { type AnyCallOptions, callKey, type OperationKey } from "./keys/call-key.ts";
import type { OrSkip, QueryCallOptions, QueryData } from "./query-call-options.ts";
import { runCall } from "./run-call.ts";

/**
 * The options of a query, for every framework of TanStack Query.
 *
 * @typeParam Skip The type of `skipToken`, if it was passed.
 */
export interface OperationQueryOptions<Data, Failure, Skip extends symbol = never>
  extends WithError<Failure> {
  queryKey: DataTag<OperationKey, Data, Failure>;
  queryFn: ((context: { signal: AbortSignal }) => Promise<Data>) | Skip;
}

type QueryOptionsOf<Source, Path, Options> = OperationQueryOptions<
  QueryData<OperationOf<Source, Path>, Options>,
  ErrorsOf<Source>,
  Extract<Options, symbol>
>;

/**
 * Creates the options of a query that calls a GET operation: for `useQuery` and its equivalents in React, Vue, Solid,
 * Svelte and Angular Query, and for `queryClient.fetchQuery`. Spread the result to add other query options.
 *
 * The key begins with the client's `scope`, which says whose data the query reads. Headers that may contain a secret are
 * not in the key. The key is the same in every process.
 *
 * @example
 * const { data, error } = useQuery({
 *   ...queryOptions(ev, "/vehicles/{vehicle_id}", { params: { path: { vehicle_id }, query: { expand: ["trim.model"] } } }),
 *   select: (vehicle) => vehicle.trim.model.name,
 * });
 * if (error?.kind === "notFound") …
 *
 * @example
 * // makes no request until there is an ID
 * useQuery(queryOptions(ev, "/users/{user_id}", user_id ? { params: { path: { user_id } } } : skipToken));
 *
 * @throws {QueryOptionError} At once, if neither the client nor the options have a scope, or an option can't be in a key.
 */
export function queryOptions<
  Source extends ReadableClient,
  const Path extends PathsWithMethod<PathsOf<Source> & object, "get">,
  const Options,
>(
  client: Source,
  path: Path,
  options: OrSkip<Options, QueryCallOptions<OperationOf<Source, Path>, Source>>,
): QueryOptionsOf<Source, Path, Options>;
export function queryOptions<
  Source extends ReadableClient,
  const Path extends PathsWithMethod<PathsOf<Source> & object, "get">,
  Rest extends readonly unknown[],
>(
  client: Source,
  path: Path,
  ...noOptions: NoOptions<QueryCallOptions<OperationOf<Source, Path>, Source>, Rest>
): QueryOptionsOf<Source, Path, object>;
export function queryOptions(
  client: object,
  path: string,
  ...[options = {}]: readonly unknown[]
): OperationQueryOptions<unknown, Error, symbol> {
  const skipped = typeof options === "symbol";
  const { scope, ...init } = (skipped ? {} : options) as AnyCallOptions;
  const key = callKey(`queryOptions: GET ${path}`, client, path, "GET", { scope, ...init });
  return {
    queryKey: key as OperationQueryOptions<unknown, Error>["queryKey"],
    queryFn: skipped
      ? options
      : async ({ signal }) => (await runCall(client, "GET", path, { ...init, signal })) ?? null,
  };
}
