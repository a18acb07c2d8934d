import type { ParameterGroups, ParamsOf, SharedOptions } from "../calls/call-options.ts";
import type { CallData } from "../calls/expanding-client.ts";
import type { RefuseUnknownNames } from "../calls/unknown-names.ts";
import type { ExtraOptionsOf } from "../pagination/paginate-options.ts";
import type { KeylessOption } from "./keys/call-key.ts";
import type { ScopeOption } from "./keys/scope.ts";

/** What openapi-fetch takes beside: `headers`, `baseUrl`, `cache`, … */
interface FurtherOptions extends Omit<SharedOptions, KeylessOption> {}

/**
 * What a query is made with: the call's parameters, `headers`, `baseUrl` and so on, and the client's own options.
 */
export type QueryCallOptions<Operation, Source> = ParamsOf<Operation> &
  FurtherOptions &
  ExtraOptionsOf<Source> &
  ScopeOption<Source>;

/** What is the same for every call of a mutation. */
export type MutationCallOptions<Operation, Source> = FixedParams<Operation> &
  FurtherOptions &
  ExtraOptionsOf<Source> &
  ScopeOption<Source>;

type FixedParams<Operation> = Operation extends { parameters: infer Parameters }
  ? { params?: Partial<ParameterGroups<Parameters>> | undefined }
  : { params?: undefined };

/**
 * The options, or TanStack Query's `skipToken`, which is a symbol. Its own type is not asked for: two copies of query-core
 * have two of them, and a framework's adapter knows only its own.
 */
export type OrSkip<Given, Options> = [Given] extends [object | symbol | undefined]
  ? (Options & RefuseUnknownNames<Options, OptionsIn<Given>>) | symbol
  : Given;

/** What was given beside `skipToken`. */
type OptionsIn<Given> = [Exclude<Given, symbol | undefined>] extends [never]
  ? object
  : Exclude<Given, symbol | undefined>;

/** The data of a query. A response without a body gives `null`, because TanStack Query refuses `undefined`. */
export type QueryData<Operation, Given> =
  | Exclude<CallData<Operation, OptionsIn<Given>>, undefined>
  | (undefined extends CallData<Operation, OptionsIn<Given>> ? null : never);
