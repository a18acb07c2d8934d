/**
 * The helpers' query options in the TanStack Query adapters of React, Vue and Svelte, which may depend on different
 * versions of query-core.
 */
import type { User, VehiclesClient, VehiclesError } from "@ev-vehicles/client";
import type { Expanded, PaginationError } from "@ev-vehicles/helpers";
import { infiniteQueryOptions, mutationOptions, queryOptions } from "@ev-vehicles/helpers/tanstack-query";
import * as react from "@tanstack/react-query";
import * as svelte from "@tanstack/svelte-query";
import * as vue from "@tanstack/vue-query";
import { describe, expectTypeOf, test } from "vitest";

declare const ev: VehiclesClient;
declare const id: string | undefined;
const path = { vehicle_id: "vhcl01HRFF3SEVSCRAV9B3CHVDFN0H" };

const vehicle = queryOptions(ev, "/vehicles/{vehicle_id}", { params: { path, query: { expand: ["user"] } } });
const pages = infiniteQueryOptions(ev, "/vehicles", { expand: ["trim.model"], pageSize: 25 });
const change = mutationOptions(ev, "patch", "/vehicles/{vehicle_id}", { params: { path } });
const reconnect = mutationOptions(ev, "post", "/vehicles/{vehicle_id}/reconnect", { params: { path } });
const user = id ? { params: { path: { user_id: id } } } : undefined;
const body = { maximum_charge_limit_percentage: 80 };

/** Compiles only if `kind` tells the errors apart. */
function explain(error: VehiclesError | PaginationError): string {
  if (error.kind === "validation") return Object.keys(error.fieldErrors).join();
  if (error.kind === "rateLimited") return `retry at ${error.retryAt}`;
  return error.kind;
}

describe("React", () => {
  test("in React, a query types its data, the result of select, and its error", () => {
    const { data, error } = react.useQuery(vehicle);
    expectTypeOf(data?.user).toEqualTypeOf<Expanded<User> | undefined>();
    expectTypeOf(error).toEqualTypeOf<VehiclesError | null>();
    const selected = react.useQuery({ ...vehicle, select: (read) => read.user.email, staleTime: 5 });
    expectTypeOf(selected.data).toEqualTypeOf<string | undefined>();
    expectTypeOf(selected.error).toEqualTypeOf<VehiclesError | null>();
    if (error) explain(error);
  });

  test("in React, useSuspenseQuery, useQueries and the query cache type data and errors", () => {
    expectTypeOf(react.useSuspenseQuery(vehicle).data.user).toEqualTypeOf<Expanded<User>>();
    const [first] = react.useQueries({ queries: [vehicle] });
    expectTypeOf(first.data?.user).toEqualTypeOf<Expanded<User> | undefined>();
    expectTypeOf(first.error).toEqualTypeOf<VehiclesError | null>();
    const cache = react.useQueryClient();
    expectTypeOf(cache.getQueryData(vehicle.queryKey)?.user).toEqualTypeOf<Expanded<User> | undefined>();
    expectTypeOf(cache.fetchQuery(vehicle)).resolves.toHaveProperty("user");
    expectTypeOf(react.queryOptions(vehicle).queryKey).toEqualTypeOf(vehicle.queryKey);
  });

  test("in React, a skipped query may have no data, and useSuspenseQuery does not accept it", () => {
    const skippable = queryOptions(ev, "/users/{user_id}", user ?? react.skipToken);
    expectTypeOf(react.useQuery(skippable).data).toEqualTypeOf<Expanded<User> | undefined>();
    // @ts-expect-error a suspended query has no skipToken
    react.useSuspenseQuery(skippable);
  });

  test("in React, an infinite query types its items and its error", () => {
    const { data, error } = react.useInfiniteQuery(pages);
    const names = data?.pages.flatMap(({ items }) => items.map(({ trim }) => trim.model.name));
    expectTypeOf(names).toEqualTypeOf<string[] | undefined>();
    expectTypeOf(error).toEqualTypeOf<VehiclesError | PaginationError | null>();
    expectTypeOf(react.useSuspenseInfiniteQuery(pages).data.pages).toBeArray();
    react.useInfiniteQuery(infiniteQueryOptions(ev, "/vehicles", id ? { after: id } : react.skipToken));
  });

  test("in React, a mutation types its variables, its data and its error", () => {
    const mutation = react.useMutation({ ...change, onError: (error) => explain(error) });
    mutation.mutate({ body });
    // @ts-expect-error misspelt
    mutation.mutate({ body: { maximum_charge_limit: 80 } });
    expectTypeOf(mutation.data?.trim).toEqualTypeOf<string | undefined>();
    expectTypeOf(mutation.error).toEqualTypeOf<VehiclesError | null>();
    react.useMutation(reconnect).mutate();
  });
});

describe("Vue", () => {
  test("in Vue, a query types its data, the result of select, and its error", () => {
    const { data, error } = vue.useQuery(vehicle);
    expectTypeOf(data.value?.user).toEqualTypeOf<Expanded<User> | undefined>();
    expectTypeOf(error.value).toEqualTypeOf<VehiclesError | null>();
    const selected = vue.useQuery({ ...vehicle, select: (read) => read.user.email });
    expectTypeOf(selected.data.value).toEqualTypeOf<string | undefined>();
    vue.useQuery(queryOptions(ev, "/users/{user_id}", user ?? vue.skipToken));
  });

  test("in Vue, an infinite query types its items and its error", () => {
    const { data, error } = vue.useInfiniteQuery(pages);
    const names = data.value?.pages.flatMap(({ items }) => items.map(({ trim }) => trim.model.name));
    expectTypeOf(names).toEqualTypeOf<string[] | undefined>();
    expectTypeOf(error.value).toEqualTypeOf<VehiclesError | PaginationError | null>();
  });

  test("in Vue, a mutation types its variables, its data and its error", () => {
    const mutation = vue.useMutation(change);
    mutation.mutate({ body });
    expectTypeOf(mutation.data.value?.trim).toEqualTypeOf<string | undefined>();
    expectTypeOf(mutation.error.value).toEqualTypeOf<VehiclesError | null>();
    vue.useMutation(reconnect).mutate();
  });
});

describe("Svelte", () => {
  test("in Svelte, a query types its data, the result of select, and its error", () => {
    const query = svelte.createQuery(() => vehicle);
    expectTypeOf(query.data?.user).toEqualTypeOf<Expanded<User> | undefined>();
    expectTypeOf(query.error).toEqualTypeOf<VehiclesError | null>();
    const selected = svelte.createQuery(() => ({ ...vehicle, select: (read) => read.user.email }));
    expectTypeOf(selected.data).toEqualTypeOf<string | undefined>();
    svelte.createQuery(() => queryOptions(ev, "/users/{user_id}", user ?? svelte.skipToken));
  });

  test("in Svelte, an infinite query types its items and its error", () => {
    const query = svelte.createInfiniteQuery(() => pages);
    const names = query.data?.pages.flatMap(({ items }) => items.map(({ trim }) => trim.model.name));
    expectTypeOf(names).toEqualTypeOf<string[] | undefined>();
    expectTypeOf(query.error).toEqualTypeOf<VehiclesError | PaginationError | null>();
  });

  test("in Svelte, a mutation types its variables, its data and its error", () => {
    const mutation = svelte.createMutation(() => change);
    mutation.mutate({ body });
    expectTypeOf(mutation.data?.trim).toEqualTypeOf<string | undefined>();
    expectTypeOf(mutation.error).toEqualTypeOf<VehiclesError | null>();
    svelte.createMutation(() => reconnect).mutate();
  });
});
