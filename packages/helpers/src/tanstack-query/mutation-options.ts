import type { CallData, OperationAt } from "../calls/expanding-client.ts";
import type { PathsOf, ReadableClient } from "../calls/readable-client.ts";
import type { HttpMethod, PathsWithMethod, RequestBodyOption, RequiredKeysOf } from "../openapi-ts.ts";
import type { Exactly, NoOptions } from "../pagination/paginate-options.ts";
import type { ErrorsOf, WithError } from "./errors.ts";
import { type AnyCallOptions, callKey, type OperationKey } from "./keys/call-key.ts";
import type { MutationCallOptions } from "./query-call-options.ts";
import { QueryOptionError } from "./query-option-error.ts";
import { runCall } from "./run-call.ts";

/** What TanStack Query's mutations take, in each of its frameworks. */
export interface OperationMutationOptions<Data, Failure, Variables> extends WithError<Failure> {
  mutationKey: OperationKey;
  mutationFn: (variables: Variables) => Promise<Data>;
}

/** The groups of parameters that a mutation's options hold already. */
type FixedGroup<Given> = Given extends { params: infer Params } ? keyof Params : never;

/** A query without `expand`: the data's type follows the names in the options, which are known when they are made. */
type QueryVariables<Query> = Query extends object
  ? { [Name in keyof Query]: Name extends "expand" ? never : Readonly<Query[Name]> }
  : Query;

/** The groups of parameters that are left for each call. */
type OpenParameters<Parameters, Fixed> = {
  [Group in keyof Parameters as Exclude<Group, Fixed>]: Group extends "query"
    ? QueryVariables<Parameters[Group]>
    : Parameters[Group];
};

type OpenParams<Operation, Fixed> = Operation extends { parameters: infer Parameters }
  ? RequiredKeysOf<OpenParameters<Parameters, Fixed>> extends never
    ? { params?: OpenParameters<Parameters, Fixed> | undefined }
    : { params: OpenParameters<Parameters, Fixed> }
  : { params?: undefined };

type CallVariables<Operation, Given> = OpenParams<Operation, FixedGroup<Given>> &
  RequestBodyOption<Operation>;

/** What `mutate` takes: the parameters that the options don't hold, and the body. Nothing, if none of it is required. */
export type MutationVariables<Operation, Given = object> =
  | CallVariables<Operation, Given>
  // biome-ignore lint/suspicious/noConfusingVoidType: `mutate()` without an argument compiles only if void is in the union
  | (RequiredKeysOf<CallVariables<Operation, Given>> extends never ? void : never);

type MutationOptionsOf<Source, Method, Path, Given> = OperationMutationOptions<
  CallData<OperationAt<PathsOf<Source>, Path, Method>, Given>,
  ErrorsOf<Source>,
  MutationVariables<OperationAt<PathsOf<Source>, Path, Method>, Given>
>;

/**
 * Creates the options of a mutation that calls any operation: for `useMutation` and its equivalents in React, Vue,
 * Solid, Svelte and Angular Query.
 *
 * The options contain what is the same for every call: `expand`, which determines the data type, a vehicle's ID, a time
 * limit. `mutate` takes the rest, in the form of a call: `{ params, body }`.
 *
 * @example
 * const change = useMutation({
 *   ...mutationOptions(ev, "patch", "/vehicles/{vehicle_id}", { params: { path: { vehicle_id } } }),
 *   onSuccess: () => queryClient.invalidateQueries({ queryKey: pathKey(ev, "/vehicles") }),
 * });
 * change.mutate({ body: { maximum_charge_limit_percentage: 80 } });
 * change.error?.kind;
 *
 * @throws {QueryOptionError} At once, if the client has no scope and none is given, or an option can't be in a key. As
 *   the mutation's error, if `mutate` is given parameters that the options hold, or `expand`.
 */
export function mutationOptions<
  Source extends ReadableClient,
  const Method extends HttpMethod,
  const Path extends PathsWithMethod<PathsOf<Source> & object, Method>,
  const Given,
>(
  client: Source,
  method: Method,
  path: Path,
  options: Exactly<Given, MutationCallOptions<OperationAt<PathsOf<Source>, Path, Method>, Source>>,
): MutationOptionsOf<Source, Method, Path, Given>;
export function mutationOptions<
  Source extends ReadableClient,
  const Method extends HttpMethod,
  const Path extends PathsWithMethod<PathsOf<Source> & object, Method>,
  Given extends readonly unknown[],
>(
  client: Source,
  method: Method,
  path: Path,
  ...none: NoOptions<MutationCallOptions<OperationAt<PathsOf<Source>, Path, Method>, Source>, Given>
): MutationOptionsOf<Source, Method, Path, object>;
export function mutationOptions(
  client: object,
  method: string,
  path: string,
  ...[given = {}]: readonly unknown[]
): OperationMutationOptions<unknown, Error, never> {
  const options = given as AnyCallOptions;
  const name = `${method.toUpperCase()} ${path}`;
  const key = callKey(`mutationOptions: ${name}`, client, path, method.toUpperCase(), options);
  const { scope: _, ...init } = options;
  return {
    mutationKey: key,
    mutationFn: async (variables: Pick<AnyCallOptions, "params"> | undefined) => {
      const params = mergeParams(name, options.params, variables?.params);
      return await runCall(client, method, path, { ...init, ...variables, params });
    },
  };
}

/** The parameters of one call. What the options hold is not to be replaced without a word. */
function mergeParams(
  call: string,
  fixed: AnyCallOptions["params"] = {},
  open: AnyCallOptions["params"] = {},
): AnyCallOptions["params"] {
  for (const [group, parameters] of Object.entries(open)) {
    if (parameters !== undefined && fixed[group as keyof typeof fixed] !== undefined) {
      throw new QueryOptionError(`${call}: params.${group} is given in the mutation's options already`);
    }
  }
  if (open.query?.expand !== undefined) {
    throw new QueryOptionError(`${call}: expand belongs in the mutation's options, not in its variables`);
  }
  return { ...fixed, ...open };
}
