export type { OperationKey } from "./tanstack-query/call-key.ts";
export type { ErrorsOf } from "./tanstack-query/errors-of.ts";
export {
  infiniteQueryOptions,
  type ListInfiniteQueryOptions,
  type ListPage,
  type ListPageParam,
} from "./tanstack-query/infinite-query-options.ts";
export {
  type MutationVariables,
  mutationOptions,
  type OperationMutationOptions,
} from "./tanstack-query/mutation-options.ts";
export { OperationError } from "./tanstack-query/operation-error.ts";
export { pathKey } from "./tanstack-query/path-key.ts";
export { QueryOptionError } from "./tanstack-query/query-option-error.ts";
export { type OperationQueryOptions, queryOptions } from "./tanstack-query/query-options.ts";
