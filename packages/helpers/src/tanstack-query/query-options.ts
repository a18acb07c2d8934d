import type { DataTag } from "@tanstack/query-core";
import type { OperationAt } from "../calls/expanding-client.ts";
import type { PathsOf, ReadableClient } from "../calls/readable-client.ts";
import type { PathsWithMethod } from "../openapi-ts.ts";
import type { NoOptions } from "../pagination/paginate-options.ts";
import type { ErrorsOf, WithError } from "./errors.ts";
import { type AnyCallOptions, callKey, type OperationKey } from "./keys/call-key.ts";
import type { OrSkip, QueryCallOptions, QueryData } from "./query-call-options.ts";
import { runCall } from "./run-call.ts";

/**
 * What TanStack Query's queries take, in each of its frameworks.
 *
 * @typeParam Skip The type of `skipToken`, if it was given.
 */
export interface OperationQueryOptions<Data, Failure, Skip extends symbol = never>
  extends WithError<Failure> {
  queryKey: DataTag<OperationKey, Data, Failure>;
  queryFn: ((context: { signal: AbortSignal }) => Promise<Data>) | Skip;
}

type QueryOptionsOf<Source, Path, Given> = OperationQueryOptions<
  QueryData<OperationAt<PathsOf<Source>, Path, "get">, Given>,
  ErrorsOf<Source>,
  Extract<Given, symbol>
>;

/**
 * The options of a query that calls a GET operation: for `useQuery` and its kin of React, Vue, Solid, Svelte and Angular
 * Query, and for `queryClient.fetchQuery`. Add what else a query has by spreading.
 *
 * The key begins with whose data it is: the client's `scope`. It holds no secret and is the same in every process.
 *
 * @example
 * const { data, error } = useQuery({
 *   ...queryOptions(ev, "/vehicles/{vehicle_id}", { params: { path: { vehicle_id }, query: { expand: ["trim.model"] } } }),
 *   select: (vehicle) => vehicle.trim.model.name,
 * });
 * if (error?.kind === "notFound") …
 *
 * @example
 * // nothing is requested until there is an id
 * useQuery(queryOptions(ev, "/users/{user_id}", user_id ? { params: { path: { user_id } } } : skipToken));
 *
 * @throws {QueryOptionError} At once, if the client has no scope and none is given, or an option can't be in a key.
 */
export function queryOptions<
  Source extends ReadableClient,
  const Path extends PathsWithMethod<PathsOf<Source> & object, "get">,
  const Given,
>(
  client: Source,
  path: Path,
  options: OrSkip<Given, QueryCallOptions<OperationAt<PathsOf<Source>, Path, "get">, Source>>,
): QueryOptionsOf<Source, Path, Given>;
export function queryOptions<
  Source extends ReadableClient,
  const Path extends PathsWithMethod<PathsOf<Source> & object, "get">,
  Given extends readonly unknown[],
>(
  client: Source,
  path: Path,
  ...none: NoOptions<QueryCallOptions<OperationAt<PathsOf<Source>, Path, "get">, Source>, Given>
): QueryOptionsOf<Source, Path, object>;
export function queryOptions(
  client: object,
  path: string,
  ...[given = {}]: readonly unknown[]
): OperationQueryOptions<unknown, Error, symbol> {
  const skipped = typeof given === "symbol";
  const options = (skipped ? {} : given) as AnyCallOptions;
  const key = callKey(`queryOptions: GET ${path}`, client, path, "GET", options);
  const { scope: _, ...init } = options;
  return {
    queryKey: key as OperationQueryOptions<unknown, Error>["queryKey"],
    queryFn: skipped
      ? given
      : async ({ signal }) => (await runCall(client, "GET", path, { ...init, signal })) ?? null,
  };
}
