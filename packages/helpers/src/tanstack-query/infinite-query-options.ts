import type { DataTag, InfiniteData } from "@tanstack/query-core";
import { firstLink, followLink, pageKey } from "../pagination/page-link.ts";
import type { FreelyPaginatedPath, PageItem, PagingClient } from "../pagination/paginate.ts";
import type { ItemOptions, NoOtherKeys, PaginateOptions } from "../pagination/paginate-options.ts";
import type { GetOperation, PaginatedPath } from "../pagination/paginated-path.ts";
import { PaginationError } from "../pagination/pagination-error.ts";
import type { Position } from "../pagination/position.ts";
import { type RateLimit, readRateLimit } from "../pagination/rate-limit.ts";
import { requestPage } from "../pagination/request-page.ts";
import { untilAborted } from "../pagination/until-aborted.ts";
import { type AnyOptions, planWalk } from "../pagination/walk.ts";

/** One page in the cache: plain JSON, so that it can be dehydrated, persisted and structurally shared. */
export interface ListPage<Item> {
  /** In the order of the list, whichever way it was reached. */
  readonly items: Item[];
  /** Where the neighbouring pages are. */
  readonly position: Position;
  /** The hourly budget after this page's request; undefined where the server reports none. */
  readonly rateLimit: RateLimit | undefined;
}

/** Leads to a page; opaque. */
export interface ListPageParam {
  readonly link: string;
  readonly relation: keyof Position;
  /** Whether the page is among those that are shown already: then the list goes in circles. */
  readonly repeated: boolean;
}

/** `["GET", "/vehicles", { expand: ["user"] }]` */
export type ListQueryKey = readonly ["GET", string, object];

/** What TanStack Query's infinite queries take, in each of its frameworks. */
export interface ListInfiniteQueryOptions<Item> {
  queryKey: DataTag<ListQueryKey, InfiniteData<ListPage<Item>, ListPageParam>, Error>;
  queryFn: (context: { pageParam: ListPageParam; signal: AbortSignal }) => Promise<ListPage<Item>>;
  initialPageParam: ListPageParam;
  getNextPageParam: NeighbourParam<Item>;
  getPreviousPageParam: NeighbourParam<Item>;
}

type NeighbourParam<Item> = (
  page: ListPage<Item>,
  pages: ListPage<Item>[],
  param: ListPageParam,
  params: ListPageParam[],
) => ListPageParam | undefined;

/** The options of `paginate` that make sense where the user decides how far to go. */
type ListQueryOptions<Operation> = Omit<
  PaginateOptions<Operation>,
  "limit" | "signal" | "prefetch" | "direction" | "from"
>;

/**
 * The options of an infinite query that follows a list's `Link` header both ways: for `useInfiniteQuery` of
 * React, Vue, Solid, Svelte and Angular Query, and for `queryClient.fetchInfiniteQuery`.
 *
 * The key holds the path and the options, not the client. Where one cache serves several users, put the user
 * before it: `{ ...options, queryKey: [user, ...options.queryKey] }`.
 *
 * @example
 * const { data, fetchNextPage, hasNextPage } = useInfiniteQuery(
 *   infiniteQueryOptions(ev, "/vehicles", { expand: ["trim.model"], pageSize: 25 }),
 * );
 * data?.pages.flatMap(({ items }) => items);
 *
 * @throws {PaginationError} At once, `invalidOption`, when an option is out of its range. A page that can't be
 *   read becomes the query's error.
 */
export function infiniteQueryOptions<
  Paths extends object,
  const Path extends PaginatedPath<Paths>,
  const Options extends ItemOptions<GetOperation<Paths, Path>>,
>(
  client: PagingClient<Paths>,
  path: Path,
  options: Options &
    ListQueryOptions<GetOperation<Paths, Path>> &
    NoOtherKeys<Options, ListQueryOptions<GetOperation<Paths, Path>>>,
): ListInfiniteQueryOptions<PageItem<GetOperation<Paths, Path>, Options>>;
export function infiniteQueryOptions<Paths extends object, const Path extends FreelyPaginatedPath<Paths>>(
  client: PagingClient<Paths>,
  path: Path,
): ListInfiniteQueryOptions<PageItem<GetOperation<Paths, Path>, object>>;
export function infiniteQueryOptions(
  client: object,
  path: string,
  options: AnyOptions = {},
): ListInfiniteQueryOptions<unknown> {
  const walk = planWalk(client, path, options);
  const { params, expand, pageSize, after, before } = options;

  /** Tells two pages apart; a link that can't be followed is told apart by itself, and fails when it is. */
  const keyOf = ({ link, relation }: Pick<ListPageParam, "link" | "relation">): string => {
    try {
      return pageKey(followLink(walk, link, relation));
    } catch {
      return link;
    }
  };
  const neighbour = (relation: keyof Position): NeighbourParam<unknown> => {
    return ({ position }, _pages, _param, shown) => {
      const link = position[relation];
      if (link === null) return undefined;
      const key = keyOf({ link, relation });
      return { link, relation, repeated: shown.some((param) => keyOf(param) === key) };
    };
  };

  const queryKey: ListQueryKey = ["GET", path, { params, expand, pageSize, after, before }];
  return {
    queryKey: queryKey as ListInfiniteQueryOptions<unknown>["queryKey"],
    queryFn: async ({ pageParam: { link, relation, repeated }, signal }) => {
      const query = followLink(walk, link, relation);
      if (repeated) {
        throw new PaginationError(
          "loop",
          `GET ${walk.pathname}: the ${relation} link leads to a page read before`,
        );
      }
      const answer = await untilAborted(signal, () => requestPage(walk, query, relation, signal));
      const { items, neighbours, response } = answer;
      return { items, position: neighbours, rateLimit: readRateLimit(response) };
    },
    initialPageParam: {
      link: firstLink(walk),
      relation: before === undefined ? "next" : "previous",
      repeated: false,
    },
    getNextPageParam: neighbour("next"),
    getPreviousPageParam: neighbour("previous"),
  };
}
