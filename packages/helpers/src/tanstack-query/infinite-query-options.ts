import type { DataTag, InfiniteData } from "@tanstack/query-core";
import type { NoOptions } from "../calls/exact-options.ts";
import type { OperationOf, PathsOf, ReadableClient } from "../calls/readable-client.ts";
import { firstLink, pageQuery, placeKey } from "../pagination/links/page-query.ts";
import type { Position, Relation } from "../pagination/links/position.ts";
import type { PageItem } from "../pagination/paginate.ts";
import type { PaginateOptionsOf } from "../pagination/paginate-options.ts";
import type { PaginatedPath } from "../pagination/paginated-path.ts";
import { PaginationError, type PaginationErrorCode } from "../pagination/pagination-error.ts";
import { knownPosition, type RateLimit, readRateLimit } from "../pagination/walk/page.ts";
import { itemsKey } from "../pagination/walk/progress.ts";
import { requestPage } from "../pagination/walk/request-page.ts";
import { type AnyOptions, planWalk } from "../pagination/walk/walk.ts";
import type { ErrorsOf, WithError } from "./errors.ts";
import { type AnyCallOptions, callKey, type KeylessOption, type OperationKey } from "./keys/call-key.ts";
import type { ScopeOption } from "./keys/scope.ts";
import type { OrSkip } from "./query-call-options.ts";

/** One page in the cache: plain JSON, so that it can be dehydrated, persisted and structurally shared. */
export interface ListPage<Item> {
  /** The items, in list order in either direction. */
  readonly items: Item[];
  /** The links to the neighbouring pages; undefined if the response had none. */
  readonly position: Position | undefined;
  /** The hourly budget after this page's request; undefined if the server reports none. */
  readonly rateLimit: RateLimit | undefined;
}

/** The page parameter of the query, which says which page to read. Treat its content as opaque. */
export interface ListPageParam {
  /** The link to the page. Missing if the response did not say whether there is a page; reading it then fails. */
  readonly link?: string;
  readonly relation: Relation;
  /**
   * Whether the links make no progress: this link points to a page that was already read, or it comes from a page with the
   * same items as the page next to it. Reading the page then fails.
   */
  readonly repeated: boolean;
}

/**
 * The options of an infinite query, for every framework of TanStack Query.
 *
 * @typeParam Skip The type of `skipToken`, if it was passed.
 */
export interface ListInfiniteQueryOptions<Item, Failure = Error, Skip extends symbol = never>
  extends WithError<Failure> {
  queryKey: DataTag<OperationKey, InfiniteData<ListPage<Item>, ListPageParam>, Failure>;
  queryFn: ((context: { pageParam: ListPageParam; signal: AbortSignal }) => Promise<ListPage<Item>>) | Skip;
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

/** The options of `paginate` that make sense for an infinite query. */
type ListQueryOptions<Source, Path> = Omit<
  PaginateOptionsOf<Source, Path>,
  "limit" | "prefetch" | "direction" | "from" | KeylessOption
> &
  ScopeOption<Source>;

type ListOptionsOf<Source, Path, Options> = ListInfiniteQueryOptions<
  PageItem<OperationOf<Source, Path>, Exclude<Options, symbol>>,
  ErrorsOf<Source> | PaginationError,
  Extract<Options, symbol>
>;

/**
 * Creates the options of an infinite query that follows the `Link` headers of a list in both directions: for
 * `useInfiniteQuery` and its equivalents in React, Vue, Solid, Svelte and Angular Query, and for
 * `queryClient.fetchInfiniteQuery`.
 *
 * The key begins with the client's `scope`, which says whose data the query reads. Headers that may contain a secret are
 * not in the key. The key is the same in every process.
 *
 * @example
 * const { data, fetchNextPage, hasNextPage } = useInfiniteQuery(
 *   infiniteQueryOptions(ev, "/vehicles", { expand: ["trim.model"], pageSize: 25 }),
 * );
 * data?.pages.flatMap(({ items }) => items);
 *
 * @throws {PaginationError} At once, with `invalidOption`, if an option is invalid. If a page can't be read, the error
 *   becomes the query's error.
 * @throws {QueryOptionError} At once, if neither the client nor the options have a scope, or an option can't be in a key.
 */
export function infiniteQueryOptions<
  Source extends ReadableClient,
  const Path extends PaginatedPath<PathsOf<Source>>,
  const Options,
>(
  client: Source,
  path: Path,
  options: OrSkip<Options, ListQueryOptions<Source, Path>>,
): ListOptionsOf<Source, Path, Options>;
export function infiniteQueryOptions<
  Source extends ReadableClient,
  const Path extends PaginatedPath<PathsOf<Source>>,
  Rest extends readonly unknown[],
>(
  client: Source,
  path: Path,
  ...noOptions: NoOptions<ListQueryOptions<Source, Path>, Rest>
): ListOptionsOf<Source, Path, object>;
export function infiniteQueryOptions(
  client: object,
  path: string,
  ...[listOptions = {}]: readonly unknown[]
): ListInfiniteQueryOptions<unknown, Error, symbol> {
  const skipped = typeof listOptions === "symbol";
  const { scope, ...options } = (skipped ? {} : listOptions) as AnyOptions & AnyCallOptions;
  const walk = planWalk(client, path, options);
  const { before } = options;

  /** A key that is equal for links to the same page. An unusable link is its own key; it fails when it is followed. */
  const linkKey = (link: string, relation: Relation): string => {
    try {
      return placeKey(pageQuery(walk, link, relation));
    } catch {
      return link;
    }
  };
  const neighbour = (relation: Relation): NeighbourParam<unknown> => {
    return ({ position, items }, pages, _param, params) => {
      const link = position?.[relation];
      if (link === null) return undefined;
      if (link === undefined) return { relation, repeated: false };
      const key = linkKey(link, relation);
      const adjacent = relation === "next" ? pages.at(-2) : pages[1];
      const repeated =
        params.some((param) => param.link !== undefined && linkKey(param.link, param.relation) === key) ||
        (adjacent !== undefined && items.length > 0 && itemsKey(items) === itemsKey(adjacent.items));
      return { link, relation, repeated };
    };
  };

  const { endsWithoutLink: _, pagingParameters: __, ...keyed } = options;
  const key = callKey(`infiniteQueryOptions: GET ${path}`, client, path, "GET pages", {
    ...keyed,
    ...{ scope, pageSize: walk.pageSize, expand: options.expand && [...options.expand].sort() },
  });
  return {
    queryKey: key as ListInfiniteQueryOptions<unknown>["queryKey"],
    queryFn: skipped ? listOptions : readListPage,
    initialPageParam: {
      link: firstLink(walk),
      relation: before === undefined ? "next" : "previous",
      repeated: false,
    },
    getNextPageParam: neighbour("next"),
    getPreviousPageParam: neighbour("previous"),
  };

  async function readListPage({
    pageParam: { link, relation, repeated },
    signal,
  }: {
    pageParam: ListPageParam;
    signal: AbortSignal;
  }): Promise<ListPage<unknown>> {
    const fail = (code: PaginationErrorCode, reason: string): never => {
      throw new PaginationError(code, `GET ${walk.pathname}: ${reason}`);
    };
    if (link === undefined) {
      return fail(
        "missingLink",
        `the response had no usable ${relation} link, so it is unknown whether the list continues`,
      );
    }
    const query = pageQuery(walk, link, relation);
    if (repeated) {
      fail(
        "loop",
        `the links make no progress: the ${relation} link points to a page that was already read, or two adjacent pages have the same items`,
      );
    }
    const { items, neighbours, response } = await requestPage(walk, query, signal);
    return { items, position: knownPosition(neighbours.position), rateLimit: readRateLimit(response) };
  }
}
