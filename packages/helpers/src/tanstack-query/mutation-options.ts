import type { Exactly, NoOptions } from "../calls/exact-options.ts";
import type { CallData } from "../calls/expanding-client.ts";
import type { OperationOf, PathsOf, ReadableClient } from "../calls/readable-client.ts";
import type { HttpMethod, PathsWithMethod, RequestBodyOption, RequiredKeysOf } from "../openapi-ts.ts";
import { type ErrorsOf, QueryOptionError, type WithError } from "./errors.ts";
import { type AnyCallOptions, callKey, type OperationKey } from "./keys/call-key.ts";
import type { MutationCallOptions } from "./query-call-options.ts";
import { runCall } from "./run-call.ts";

/** The options of a mutation, for every framework of TanStack Query. */
export interface OperationMutationOptions<Data, Failure, Variables> extends WithError<Failure> {
  mutationKey: OperationKey;
  mutationFn: (variables: Variables) => Promise<Data>;
}

/** The groups of parameters (`path`, `query`, …) in a mutation's options. */
type FixedGroup<Options> = Options extends { params: infer Params } ? keyof Params : never;

/** A query without `expand`, because the data type follows the `expand` list in the mutation's options. */
type QueryVariables<Query> = Query extends object
  ? { [Name in keyof Query]: Name extends "expand" ? never : Readonly<Query[Name]> }
  : Query;

/** The groups of parameters that are not in the options, so `mutate` takes them. */
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

type CallVariables<Operation, Options> = OpenParams<Operation, FixedGroup<Options>> &
  RequestBodyOption<Operation>;

/** The argument of `mutate`: the parameters that are not in the options, and the body. Optional if nothing is required. */
export type MutationVariables<Operation, Options = object> =
  | CallVariables<Operation, Options>
  // biome-ignore lint/suspicious/noConfusingVoidType: `mutate()` without an argument compiles only if void is in the union
  | (RequiredKeysOf<CallVariables<Operation, Options>> extends never ? void : never);

type MutationOptionsOf<Source, Method, Path, Options> = OperationMutationOptions<
  CallData<OperationOf<Source, Path, Method>, Options>,
  ErrorsOf<Source>,
  MutationVariables<OperationOf<Source, Path, Method>, Options>
>;

/**
 * Creates the options of a mutation that calls any operation: for `useMutation` and its equivalents in React, Vue,
 * Solid, Svelte and Angular Query.
 *
 * The options contain what is the same for every call, such as a vehicle's ID, a time limit or `expand`, which determines
 * the data type. `mutate` takes the other parameters and the body, in the form of a call: `{ params, body }`.
 *
 * @example
 * const change = useMutation({
 *   ...mutationOptions(ev, "patch", "/vehicles/{vehicle_id}", { params: { path: { vehicle_id } } }),
 *   onSuccess: () => queryClient.invalidateQueries({ queryKey: pathKey(ev, "/vehicles") }),
 * });
 * change.mutate({ body: { maximum_charge_limit_percentage: 80 } });
 * change.error?.kind;
 *
 * @throws {QueryOptionError} At once, if neither the client nor the options have a scope, or an option can't be in a
 *   key. As the mutation's error, if `mutate` gets `expand`, or a group of parameters that is also in the options.
 */
export function mutationOptions<
  Source extends ReadableClient,
  const Method extends HttpMethod,
  const Path extends PathsWithMethod<PathsOf<Source> & object, Method>,
  const Options,
>(
  client: Source,
  method: Method,
  path: Path,
  options: Exactly<Options, MutationCallOptions<OperationOf<Source, Path, Method>, Source>>,
): MutationOptionsOf<Source, Method, Path, Options>;
export function mutationOptions<
  Source extends ReadableClient,
  const Method extends HttpMethod,
  const Path extends PathsWithMethod<PathsOf<Source> & object, Method>,
  Rest extends readonly unknown[],
>(
  client: Source,
  method: Method,
  path: Path,
  ...noOptions: NoOptions<MutationCallOptions<OperationOf<Source, Path, Method>, Source>, Rest>
): MutationOptionsOf<Source, Method, Path, object>;
export function mutationOptions(
  client: object,
  method: string,
  path: string,
  ...[callOptions = {}]: readonly unknown[]
): OperationMutationOptions<unknown, Error, never> {
  const options = callOptions as AnyCallOptions;
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

/** The parameters of one call. `mutate` can't pass a group that is in the options, nor `expand`. */
function mergeParams(
  call: string,
  fixed: AnyCallOptions["params"] = {},
  variables: AnyCallOptions["params"] = {},
): AnyCallOptions["params"] {
  for (const [group, parameters] of Object.entries(variables)) {
    if (parameters !== undefined && fixed[group as keyof typeof fixed] !== undefined) {
      throw new QueryOptionError(
        `${call}: params.${group} is already in the mutation's options, so mutate can't pass it`,
      );
    }
  }
  if (variables.query?.expand !== undefined) {
    throw new QueryOptionError(`${call}: pass expand in the mutation's options, not to mutate`);
  }
  return { ...fixed, ...variables };
}
