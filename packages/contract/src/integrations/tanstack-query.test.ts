import "./dom.ts";
import { createVehiclesClient, type VehiclesClient } from "@ev-vehicles/client";
import {
  infiniteQueryOptions,
  mutationOptions,
  pathKey,
  queryOptions,
} from "@ev-vehicles/helpers/tanstack-query";
import { mockToken } from "@ev-vehicles/mock";
import {
  QueryClient,
  QueryClientProvider,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { createElement, type FunctionComponent, useEffect } from "react";
import { expect, it, vi } from "vitest";
import { newServer } from "../mock-server.ts";
import { unknownVehicle } from "./mock-client.ts";
import { type Mounted, mount, patience } from "./mount.ts";

const sam = { user: "user01HN2NJ9NMRZBXT1H6FT9N7735", vehicle: "vhcl01HRFF3SEVSCRAV9B3CHVDFN0H" };
const alex = { user: "user01H4N5JJX9K1QQXV5SZ7VZSGTY" };

const fleet = (): VehiclesClient =>
  createVehiclesClient({ auth: mockToken, fetch: newServer().fetch, budget: { bucket: "fleet" } });

function mountWithCache(component: FunctionComponent): Mounted {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return mount(createElement(QueryClientProvider, { client }, createElement(component)));
}

it("two users who share a cache never see each other's vehicles", async () => {
  const ev = fleet();
  const mounted = mountWithCache(() => {
    const read = (user: string) =>
      queryOptions(ev.asUser(user), "/vehicles", { params: { query: { page_size: 100 } } });
    const [one, other] = [useQuery(read(sam.user)), useQuery(read(alex.user))];
    if (!one.data || !other.data) return "loading";
    const shared = one.data.filter(({ id }) => other.data.some((vehicle) => vehicle.id === id));
    return `${one.data.length}, shared ${shared.length}`;
  });
  await mounted.shows("1, shared 0");
  mounted.unmount();
});

it("a query's error has the type of our client's errors, without a cast", async () => {
  const ev = fleet();
  const mounted = mountWithCache(() => {
    const { error } = useQuery(
      queryOptions(ev, "/vehicles/{vehicle_id}", { params: { path: { vehicle_id: unknownVehicle } } }),
    );
    return error?.kind === "notFound" ? error.title : "loading";
  });
  await mounted.shows("Not found");
  mounted.unmount();
});

it("an infinite query reads another page whenever fetchNextPage is called", async () => {
  const ev = fleet();
  const mounted = mountWithCache(() => {
    const { data, hasNextPage, fetchNextPage, isFetching } = useInfiniteQuery(
      infiniteQueryOptions(ev, "/vehicles", { expand: ["trim.model"], pageSize: 15 }),
    );
    useEffect(() => {
      if (data && hasNextPage && !isFetching) void fetchNextPage();
    }, [data, hasNextPage, isFetching, fetchNextPage]);
    const names = data?.pages.flatMap(({ items }) => items.map(({ trim }) => trim.model.name)) ?? [];
    return hasNextPage ? "loading" : `${names.length} named ${names.every(Boolean)}`;
  });
  await mounted.shows("40 named true");
  mounted.unmount();
});

it("a mutation can use pathKey to invalidate the queries of the vehicle that it changed", async () => {
  const ev = fleet();
  const params = { path: { vehicle_id: sam.vehicle } };
  const mounted = mountWithCache(() => {
    const cache = useQueryClient();
    const { data } = useQuery(queryOptions(ev, "/vehicles/{vehicle_id}", { params }));
    const { mutate, isSuccess } = useMutation({
      ...mutationOptions(ev, "patch", "/vehicles/{vehicle_id}", { params }),
      onSuccess: () =>
        cache.invalidateQueries({ queryKey: pathKey(ev, "/vehicles/{vehicle_id}", { params }) }),
    });
    const loaded = data !== undefined;
    useEffect(() => {
      if (loaded) mutate({ body: { maximum_charge_limit_percentage: 64 } });
    }, [loaded, mutate]);
    return isSuccess ? String(data?.maximum_charge_limit_percentage) : "loading";
  });
  await mounted.shows("64");
  mounted.unmount();
});

it("a query aborts its request when the component is unmounted", async () => {
  const signals: AbortSignal[] = [];
  const silent = createVehiclesClient({
    auth: mockToken,
    budget: { bucket: "fleet" },
    fetch: (input: Request | string, init?: RequestInit) => {
      signals.push(new Request(input, init).signal);
      return new Promise(() => {});
    },
  });
  const mounted = mountWithCache(() => {
    useQuery(queryOptions(silent, "/users"));
    return null;
  });
  await vi.waitFor(() => expect(signals).toHaveLength(1), patience);
  mounted.unmount();
  await vi.waitFor(() => expect(signals[0]?.aborted).toBe(true), patience);
});

it("queryOptions rejects a client without a scope, and the error says how to set one", () => {
  const ev = createVehiclesClient({ auth: mockToken });
  expect(() => queryOptions(ev, "/vehicles")).toThrow(/the client has no scope.*budget: \{ bucket \}/);
  const { queryKey } = queryOptions(ev, "/vehicles", { scope: "tenant" });
  expect(JSON.stringify(queryKey)).not.toContain(mockToken);
});
