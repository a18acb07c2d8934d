export type { ErrorsOf } from "./errors.ts";
export { OperationError, QueryOptionError } from "./errors.ts";
export {
  infiniteQueryOptions,
  type ListInfiniteQueryOptions,
  type ListPage,
  type ListPageParam,
} from "./infinite-query-options.ts";
export type { OperationKey } from "./keys/call-key.ts";
export { pathKey } from "./keys/path-key.ts";
export {
  type MutationVariables,
  mutationOptions,
  type OperationMutationOptions,
} from "./mutation-options.ts";
export { type OperationQueryOptions, queryOptions } from "./query-options.ts";
