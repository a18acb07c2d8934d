export {
  infiniteQueryOptions,
  type ListInfiniteQueryOptions,
  type ListPage,
  type ListPageParam,
  type ListQueryKey,
} from "./tanstack-query/infinite-query-options.ts";
