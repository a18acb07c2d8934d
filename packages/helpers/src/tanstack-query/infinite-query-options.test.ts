import {
  dehydrate,
  hydrate,
  InfiniteQueryObserver,
  QueryClient,
  type SkipToken,
  skipToken,
} from "@tanstack/query-core";
import { describe, expect, test } from "vitest";
import { PaginationError } from "../pagination/pagination-error.ts";
import {
  ids,
  type ListOptions,
  type ListServer,
  never,
  listServer as plainListServer,
} from "../pagination/testing/list-server.ts";
import { infiniteQueryOptions, type ListInfiniteQueryOptions } from "./infinite-query-options.ts";

const queryClient = (): QueryClient => new QueryClient({ defaultOptions: { queries: { retry: false } } });

/** A list server whose client has a scope. */
function listServer(options: ListOptions): ListServer & { client: { scope: string } } {
  const server = plainListServer(options);
  return Object.assign(server, { client: Object.assign(server.client, { scope: "fleet" }) });
}

/** Observes a query like a component. `shown` returns the IDs of the items on all its pages. */
function observe<Item extends { id: string }>(
  options: ListInfiniteQueryOptions<Item, Error, SkipToken>,
  cache: QueryClient = queryClient(),
) {
  const observer = new InfiniteQueryObserver(cache, options);
  observer.subscribe(() => {});
  const shown = (): string[] =>
    (observer.getCurrentResult().data?.pages ?? []).flatMap(({ items }) => items.map(({ id }) => id));
  return { observer, shown };
}

/** Like {@link observe}, but also fetches the first page. */
async function observeFirstPage<Item extends { id: string }>(
  options: ListInfiniteQueryOptions<Item, Error, SkipToken>,
) {
  const observed = observe(options);
  await observed.observer.fetchOptimistic(observed.observer.options);
  return observed;
}

describe("infiniteQueryOptions", () => {
  test("an infinite query follows next links to the end, with one request per page", async () => {
    const server = listServer({ ids: ids(5) });
    const { observer, shown } = await observeFirstPage(
      infiniteQueryOptions(server.client, "/cars", { pageSize: 2 }),
    );
    expect(shown()).toEqual(ids(2));
    expect(observer.getCurrentResult()).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    await observer.fetchNextPage();
    await observer.fetchNextPage();
    expect(shown()).toEqual(ids(5));
    expect(observer.getCurrentResult()).toMatchObject({ hasNextPage: false, error: null });
    expect(server.requests.map(({ search }) => search)).toEqual([
      "?page_size=2",
      "?page_size=2&page_after=002",
      "?page_size=2&page_after=004",
    ]);
  });

  test("an infinite query that starts in the middle reads previous pages in list order", async () => {
    const server = listServer({ ids: ids(7) });
    const { observer, shown } = await observeFirstPage(
      infiniteQueryOptions(server.client, "/cars", { pageSize: 2, after: "003" }),
    );
    await observer.fetchPreviousPage();
    expect(shown()).toEqual(["002", "003", "004", "005"]);
    await observer.fetchNextPage();
    await observer.fetchPreviousPage();
    expect(shown()).toEqual(ids(7));
    expect(observer.getCurrentResult()).toMatchObject({ hasNextPage: false, hasPreviousPage: false });
  });

  test("with `before`, an infinite query starts with the items before the cursor", async () => {
    const server = listServer({ ids: ids(7) });
    const { observer, shown } = await observeFirstPage(
      infiniteQueryOptions(server.client, "/cars", { pageSize: 2, before: "004" }),
    );
    expect(shown()).toEqual(["002", "003"]);
    await observer.fetchNextPage();
    await observer.fetchPreviousPage();
    expect(shown()).toEqual(ids(5));
  });

  test("an infinite query of a list with page numbers reads the previous and the next page", async () => {
    const server = listServer({ ids: ids(5), scheme: "number" });
    const options = { params: { query: { page: 2 } }, pageSize: 2 };
    const { observer, shown } = await observeFirstPage(
      infiniteQueryOptions(server.client, "/models", options),
    );
    await observer.fetchPreviousPage();
    await observer.fetchNextPage();
    expect(shown()).toEqual(ids(5));
  });

  test("an empty page does not end an infinite query", async () => {
    const server = listServer({ ids: ids(4), serve: (page, nth) => (nth === 2 ? [] : page) });
    const { observer, shown } = await observeFirstPage(
      infiniteQueryOptions(server.client, "/cars", { pageSize: 1 }),
    );
    await observer.fetchNextPage();
    await observer.fetchNextPage();
    expect(shown()).toEqual(["001", "003"]);
  });

  test("a refetch of an infinite query reads all pages again", async () => {
    const server = listServer({ ids: ids(4) });
    const { observer, shown } = await observeFirstPage(
      infiniteQueryOptions(server.client, "/cars", { pageSize: 2 }),
    );
    await observer.fetchNextPage();
    server.ids.splice(1, 1);
    await observer.refetch();
    expect(observer.getCurrentResult().error).toBeNull();
    expect(shown()).toEqual(["001", "003", "004"]);
    expect(server.requests).toHaveLength(4);
  });

  test("fetchInfiniteQuery loads several pages in one call", async () => {
    const server = listServer({ ids: ids(9) });
    const options = infiniteQueryOptions(server.client, "/cars", { pageSize: 2 });
    const { pages } = await queryClient().fetchInfiniteQuery({ ...options, pages: 3 });
    expect(pages.flatMap(({ items }) => items.map(({ id }) => id))).toEqual(ids(6));
  });

  test("an infinite query continues in another cache after dehydration to JSON", async () => {
    const server = listServer({ ids: ids(4) });
    const options = infiniteQueryOptions(server.client, "/cars", { pageSize: 2 });
    const [here, there] = [queryClient(), queryClient()];
    await here.fetchInfiniteQuery(options);
    hydrate(there, JSON.parse(JSON.stringify(dehydrate(here))));
    const { observer, shown } = observe(infiniteQueryOptions(server.client, "/cars", { pageSize: 2 }), there);
    await observer.fetchNextPage();
    expect(shown()).toEqual(ids(4));
  });

  test("the key of an infinite query contains the path and the options", () => {
    const { client } = listServer({ ids: [] });
    const { queryKey } = infiniteQueryOptions(client, "/cars", { expand: ["owner"], pageSize: 2 });
    expect(queryKey).toEqual(["fleet", "/cars", {}, "GET pages", { expand: ["owner"], pageSize: 2 }]);
  });

  test("the default `pageSize`, passed to infiniteQueryOptions, makes the same key as no `pageSize`", () => {
    const { client } = listServer({ ids: [] });
    expect(infiniteQueryOptions(client, "/cars", { pageSize: 100 }).queryKey).toEqual(
      infiniteQueryOptions(client, "/cars").queryKey,
    );
  });

  test("an infinite query with skipToken makes no request", async () => {
    const server = listServer({ ids: ids(2) });
    const { observer } = observe(infiniteQueryOptions(server.client, "/cars", skipToken));
    expect(observer.getCurrentResult()).toMatchObject({ status: "pending", fetchStatus: "idle" });
    expect(server.requests).toEqual([]);
  });
});

describe("errors of infiniteQueryOptions", () => {
  test("circular next links fail an infinite query, without another request", async () => {
    for (const target of ["/v2/cars?page_size=2", "/v2/cars?page_after=002&page_size=2"]) {
      const server = listServer({
        ids: ids(6),
        link: (link, nth) => (nth === 2 ? `<${target}>; rel=next` : link),
      });
      const { observer, shown } = await observeFirstPage(
        infiniteQueryOptions(server.client, "/cars", { pageSize: 2 }),
      );
      await observer.fetchNextPage();
      await observer.fetchNextPage();
      expect(observer.getCurrentResult().error).toMatchObject({ kind: "pagination", code: "loop" });
      expect(shown()).toEqual(ids(4));
      expect(server.requests).toHaveLength(2);
    }
  });

  test("two pages with the same items fail an infinite query when it needs a further page", async () => {
    const server = listServer({
      ids: ids(6),
      link: (_, nth) => `</v2/cars?page_after=002&_=${nth}>; rel=next`,
    });
    const options = infiniteQueryOptions(server.client, "/cars", { pageSize: 2 });
    const loading = queryClient().fetchInfiniteQuery({ ...options, pages: 50 });
    await expect(loading).rejects.toMatchObject({ code: "loop" });
    expect(server.requests).toHaveLength(3);
  });

  test("an infinite query without a next link keeps its first page, and fails at the next", async () => {
    const server = listServer({ ids: ids(6), link: () => null });
    const { observer, shown } = await observeFirstPage(
      infiniteQueryOptions(server.client, "/cars", { pageSize: 2 }),
    );
    expect(observer.getCurrentResult()).toMatchObject({ hasNextPage: true, error: null });
    await observer.fetchNextPage();
    expect(observer.getCurrentResult().error).toMatchObject({ code: "missingLink" });
    expect(shown()).toEqual(ids(2));
    expect(server.requests).toHaveLength(1);
  });

  test("with `endsWithoutLink`, a missing next link ends an infinite query without an error", async () => {
    const server = listServer({ ids: ids(2), link: () => null });
    const { observer } = await observeFirstPage(
      infiniteQueryOptions(server.client, "/cars", { endsWithoutLink: true }),
    );
    expect(observer.getCurrentResult()).toMatchObject({ hasNextPage: false, hasPreviousPage: false });
  });

  test("a next link to another path fails an infinite query, and is not requested", async () => {
    const server = listServer({ ids: ids(6), link: () => "</v2/users?page_after=1>; rel=next" });
    const { observer } = await observeFirstPage(infiniteQueryOptions(server.client, "/cars"));
    await observer.fetchNextPage();
    expect(observer.getCurrentResult().error).toMatchObject({ code: "unusableLink" });
    expect(server.requests).toHaveLength(1);
  });

  test("an infinite query keeps the pages before a failed page, and can fetch that page again", async () => {
    const server = listServer({
      ids: ids(4),
      intercept: (_, nth) => (nth === 2 ? new Response("{}", { status: 503 }) : undefined),
    });
    const { observer, shown } = await observeFirstPage(
      infiniteQueryOptions(server.client, "/cars", { pageSize: 2 }),
    );
    await observer.fetchNextPage();
    expect(observer.getCurrentResult().error).toMatchObject({ status: 503 });
    expect(shown()).toEqual(ids(2));
    await observer.fetchNextPage();
    expect(shown()).toEqual(ids(4));
  });

  test("cancelling an infinite query aborts the request in flight", async () => {
    const server = listServer({ ids: ids(4), intercept: (_, __, request) => never(request) });
    const cache = queryClient();
    const options = infiniteQueryOptions(server.client, "/cars");
    const outcome = expect(cache.fetchInfiniteQuery(options)).rejects.toThrow("CancelledError");
    await new Promise((resolve) => setTimeout(resolve, 0));
    await cache.cancelQueries({ queryKey: options.queryKey });
    await outcome;
    expect(server.aborted).toEqual([1]);
  });

  test("infiniteQueryOptions throws at once for an invalid option", () => {
    const { client } = listServer({ ids: [] });
    expect(() => infiniteQueryOptions(client, "/cars", { pageSize: 0 })).toThrow(PaginationError);
  });
});
