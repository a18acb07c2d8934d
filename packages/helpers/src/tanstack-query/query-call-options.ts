import type { ParameterGroups, ParamsOf, SharedOptions } from "../calls/call-options.ts";
import type { CallData } from "../calls/expanding-client.ts";
import type { ExtraOptionsOf } from "../calls/readable-client.ts";
import type { RefuseUnknownNames } from "../calls/unknown-names.ts";
import type { KeylessOption } from "./keys/call-key.ts";
import type { ScopeOption } from "./keys/scope.ts";

/** openapi-fetch's other options: `headers`, `baseUrl`, `cache`, … */
interface FurtherOptions extends Omit<SharedOptions, KeylessOption> {}

/** The options of a query: the call's parameters, openapi-fetch's other options, and the client's own options. */
export type QueryCallOptions<Operation, Source> = ParamsOf<Operation> &
  FurtherOptions &
  ExtraOptionsOf<Source> &
  ScopeOption<Source>;

/** The options that are the same for every call of a mutation. */
export type MutationCallOptions<Operation, Source> = FixedParams<Operation> &
  FurtherOptions &
  ExtraOptionsOf<Source> &
  ScopeOption<Source>;

type FixedParams<Operation> = Operation extends { parameters: infer Parameters }
  ? { params?: Partial<ParameterGroups<Parameters>> | undefined }
  : { params?: undefined };

/**
 * The options, or TanStack Query's `skipToken`, which is a symbol. Any symbol is accepted: two copies of query-core have
 * two different tokens, and a framework's adapter knows only its own.
 */
export type OrSkip<Options, Known> = [Options] extends [object | symbol | undefined]
  ? (Known & RefuseUnknownNames<Known, WithoutSkip<Options>>) | symbol
  : Options;

/** The options without `skipToken`. */
type WithoutSkip<Options> = [Exclude<Options, symbol | undefined>] extends [never]
  ? object
  : Exclude<Options, symbol | undefined>;

/** The data of a query. It is `null` for a response without a body, because TanStack Query rejects `undefined`. */
export type QueryData<Operation, Options> =
  | Exclude<CallData<Operation, WithoutSkip<Options>>, undefined>
  | (undefined extends CallData<Operation, WithoutSkip<Options>> ? null : never);
