import { createVehiclesClient } from "@ev-vehicles/client";
import { isExpanded } from "@ev-vehicles/helpers";
import { mockToken } from "@ev-vehicles/mock";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import createQueryApi from "openapi-react-query";
import { createElement, type FunctionComponent, useEffect } from "react";
import { expect, it, vi } from "vitest";
import { mockClient, unknownVehicle } from "./mock-client.ts";
import { type Mounted, mount, patience } from "./mount.ts";

const { ev, vehicle } = await mockClient();
const api = createQueryApi(ev);

function mountWithCache(component: FunctionComponent): Mounted {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return mount(createElement(QueryClientProvider, { client }, createElement(component)));
}

it("openapi-react-query returns a vehicle with its references expanded", async () => {
  const mounted = mountWithCache(() => {
    const { data } = api.useQuery("get", "/vehicles/{vehicle_id}", {
      params: { path: { vehicle_id: vehicle.id }, query: { expand: ["trim.model"] } },
    });
    const model = data && isExpanded(data.trim) && isExpanded(data.trim.model) && data.trim.model.name;
    return model || "loading";
  });
  await mounted.shows(vehicle.model);
  mounted.unmount();
});

it("openapi-react-query returns the problem if a vehicle does not exist", async () => {
  const mounted = mountWithCache(() => {
    const { error } = api.useQuery("get", "/vehicles/{vehicle_id}", {
      params: { path: { vehicle_id: unknownVehicle } },
    });
    return error?.title ?? "loading";
  });
  await mounted.shows("Not found");
  mounted.unmount();
});

it("openapi-react-query's mutation sends the body and names the fields that the API rejects", async () => {
  const mounted = mountWithCache(() => {
    const { mutate, error } = api.useMutation("post", "/vehicle_trims");
    useEffect(
      () => mutate({ body: { name: "GT", model: "https://example.com/", battery_size_watt_hours: 60_000 } }),
      [mutate],
    );
    return Object.keys(error?.field_errors ?? {}).join();
  });
  await mounted.shows("model");
  mounted.unmount();
});

it("openapi-react-query aborts a request when its component is unmounted", async () => {
  const signals: AbortSignal[] = [];
  const silent = createVehiclesClient({
    auth: mockToken,
    fetch: (input: Request | string, init?: RequestInit) => {
      signals.push(new Request(input, init).signal);
      return new Promise(() => {});
    },
  });
  const silentApi = createQueryApi(silent);
  const mounted = mountWithCache(() => {
    silentApi.useQuery("get", "/users");
    return null;
  });
  await vi.waitFor(() => expect(signals).toHaveLength(1), patience);
  mounted.unmount();
  await vi.waitFor(() => expect(signals[0]?.aborted).toBe(true), patience);
});
