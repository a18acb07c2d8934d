import type { DataTag, InfiniteData } from "@tanstack/query-core";
import type { PathsOf, ReadableClient } from "../calls/readable-client.ts";
import { firstLink, pageQuery, placeKey } from "../pagination/links/page-query.ts";
import type { Position, Relation } from "../pagination/links/position.ts";
import type { PageItem } from "../pagination/paginate.ts";
import type { ExtraOptionsOf, NoOptions, PaginateOptions } from "../pagination/paginate-options.ts";
import type { GetOperation, PaginatedPath } from "../pagination/paginated-path.ts";
import { PaginationError, type PaginationErrorCode } from "../pagination/pagination-error.ts";
import { knownPosition } from "../pagination/walk/page.ts";
import { itemsKey } from "../pagination/walk/progress.ts";
import { type RateLimit, readRateLimit } from "../pagination/walk/rate-limit.ts";
import { requestPage } from "../pagination/walk/request-page.ts";
import { untilAborted } from "../pagination/walk/until-aborted.ts";
import { type AnyOptions, planWalk } from "../pagination/walk/walk.ts";
import type { ErrorsOf, WithError } from "./errors.ts";
import { type AnyCallOptions, callKey, type KeylessOption, type OperationKey } from "./keys/call-key.ts";
import type { ScopeOption } from "./keys/scope.ts";
import type { OrSkip } from "./query-call-options.ts";

/** One page in the cache: plain JSON, so that it can be dehydrated, persisted and structurally shared. */
export interface ListPage<Item> {
  /** The items, in list order in either direction. */
  readonly items: Item[];
  /** Where the neighbouring pages are; undefined if the response had no links to them. */
  readonly position: Position | undefined;
  /** The hourly budget after this page's request; undefined if the server reports none. */
  readonly rateLimit: RateLimit | undefined;
}

/** Leads to a page; opaque. */
export interface ListPageParam {
  /** Left out where the response did not say whether there is such a page: then the request for it fails. */
  readonly link?: string;
  readonly relation: Relation;
  /** Whether the links make no progress: they lead to a page, or gave items, that are shown already. */
  readonly repeated: boolean;
}

/**
 * What TanStack Query's infinite queries take, in each of its frameworks.
 *
 * @typeParam Skip The type of `skipToken`, if it was given.
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

/** The options of `paginate` that make sense where the user decides how far to go. */
type ListQueryOptions<Operation, Source> = Omit<
  PaginateOptions<Operation, ExtraOptionsOf<Source>>,
  "limit" | "prefetch" | "direction" | "from" | KeylessOption
> &
  ScopeOption<Source>;

type ListOptionsOf<Source, Path extends keyof PathsOf<Source>, Given> = ListInfiniteQueryOptions<
  PageItem<GetOperation<PathsOf<Source>, Path>, Exclude<Given, symbol>>,
  ErrorsOf<Source> | PaginationError,
  Extract<Given, symbol>
>;

/**
 * Creates the options of an infinite query that follows a list's `Link` header in both directions: for
 * `useInfiniteQuery` of React, Vue, Solid, Svelte and Angular Query, and for `queryClient.fetchInfiniteQuery`.
 *
 * The key begins with the client's `scope`, which says whose data it is. It contains no secret and is the same in every
 * process.
 *
 * @example
 * const { data, fetchNextPage, hasNextPage } = useInfiniteQuery(
 *   infiniteQueryOptions(ev, "/vehicles", { expand: ["trim.model"], pageSize: 25 }),
 * );
 * data?.pages.flatMap(({ items }) => items);
 *
 * @throws {PaginationError} At once, with `invalidOption`, if an option is out of range. If a page can't be read, that
 *   error becomes the query's error.
 * @throws {QueryOptionError} At once, if the client has no scope and none is given, or an option can't be in a key.
 */
export function infiniteQueryOptions<
  Source extends ReadableClient,
  const Path extends PaginatedPath<PathsOf<Source>>,
  const Given,
>(
  client: Source,
  path: Path,
  options: OrSkip<Given, ListQueryOptions<GetOperation<PathsOf<Source>, Path>, Source>>,
): ListOptionsOf<Source, Path, Given>;
export function infiniteQueryOptions<
  Source extends ReadableClient,
  const Path extends PaginatedPath<PathsOf<Source>>,
  Given extends readonly unknown[],
>(
  client: Source,
  path: Path,
  ...none: NoOptions<ListQueryOptions<GetOperation<PathsOf<Source>, Path>, Source>, Given>
): ListOptionsOf<Source, Path, object>;
export function infiniteQueryOptions(
  client: object,
  path: string,
  ...[given = {}]: readonly unknown[]
): ListInfiniteQueryOptions<unknown, Error, symbol> {
  const skipped = typeof given === "symbol";
  const { scope, ...options } = (skipped ? {} : given) as AnyOptions & AnyCallOptions;
  const walk = planWalk(client, path, options);
  const { before } = options;

  /** Tells two places apart; a link that can't be followed stands for itself, and fails when it is followed. */
  const keyOf = (link: string, relation: Relation): string => {
    try {
      return placeKey(pageQuery(walk, link, relation));
    } catch {
      return link;
    }
  };
  const neighbour = (relation: Relation): NeighbourParam<unknown> => {
    return ({ position, items }, pages, _param, shown) => {
      const link = position?.[relation];
      if (link === null) return undefined;
      if (link === undefined) return { relation, repeated: false };
      const key = keyOf(link, relation);
      const before = relation === "next" ? pages.at(-2) : pages[1];
      const repeated =
        shown.some((param) => param.link !== undefined && keyOf(param.link, param.relation) === key) ||
        (before !== undefined && items.length > 0 && itemsKey(items) === itemsKey(before.items));
      return { link, relation, repeated };
    };
  };

  const { endsWithoutLink: _, pagingParameters: __, ...asked } = options;
  const key = callKey(`infiniteQueryOptions: GET ${path}`, client, path, "GET pages", {
    ...asked,
    ...{ scope, pageSize: walk.pageSize, expand: options.expand && [...options.expand].sort() },
  });
  return {
    queryKey: key as ListInfiniteQueryOptions<unknown>["queryKey"],
    queryFn: skipped ? given : readListPage,
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
    const fail = (code: PaginationErrorCode, what: string): never => {
      throw new PaginationError(code, `GET ${walk.pathname}: ${what}`);
    };
    if (link === undefined) {
      return fail(
        "missingLink",
        `the response had no usable ${relation} link, so it is unknown whether the list goes on`,
      );
    }
    const query = pageQuery(walk, link, relation);
    if (repeated) {
      fail("loop", `the ${relation} link leads to a page that was already read; the links make no progress`);
    }
    const { items, neighbours, response } = await untilAborted(signal, () =>
      requestPage(walk, query, signal),
    );
    return { items, position: knownPosition(neighbours.position), rateLimit: readRateLimit(response) };
  }
}
