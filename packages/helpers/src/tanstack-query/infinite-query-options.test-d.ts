import { type InfiniteData, InfiniteQueryObserver, type QueryClient } from "@tanstack/query-core";
import type { Client } from "openapi-fetch";
import { expectTypeOf, test } from "vitest";
import type { Owner, paths } from "../pagination/testing/car-paths.ts";
import { infiniteQueryOptions, type ListPage, type ListPageParam } from "./infinite-query-options.ts";

declare const client: Client<paths> & { readonly scope: string };
declare const cache: QueryClient;

test("the item type of an InfiniteQueryObserver follows the expand list in infiniteQueryOptions", () => {
  const observer = new InfiniteQueryObserver(
    cache,
    infiniteQueryOptions(client, "/cars", { expand: ["owner"] }),
  );
  const { data } = observer.getCurrentResult();
  type Item = NonNullable<typeof data>["pages"][number]["items"][number];
  expectTypeOf<Item>().not.toBeAny();
  expectTypeOf<Item["owner"]>().toEqualTypeOf<Owner>();
  expectTypeOf<Item["garage"]>().toEqualTypeOf<string | null>();
});

test("the key from infiniteQueryOptions tells getQueryData the type of the data", () => {
  const { queryKey } = infiniteQueryOptions(client, "/models");
  const data = cache.getQueryData(queryKey);
  expectTypeOf(data).toEqualTypeOf<InfiniteData<ListPage<{ id: string }>, ListPageParam> | undefined>();
});

test("infiniteQueryOptions rejects paths that are not lists, missing parameters and unknown options", () => {
  // @ts-expect-error not a list
  infiniteQueryOptions(client, "/cars/{car_id}", { params: { path: { car_id: "1" } } });
  // @ts-expect-error the path parameter is missing
  infiniteQueryOptions(client, "/cars/{car_id}/logs");
  infiniteQueryOptions(client, "/cars/{car_id}/logs", { params: { path: { car_id: "1" } } });
  infiniteQueryOptions(client, "/cars", {
    // @ts-expect-error cars have no such reference
    expand: ["wheels"],
  });
  infiniteQueryOptions(client, "/cars", {
    // @ts-expect-error not an option of an infinite query
    limit: 5,
  });
});
