import "./dom.ts";
import { isExpanded } from "@ev-vehicles/helpers";
import { createElement } from "react";
import { SWRConfig } from "swr";
import { createInfiniteHook, createQueryHook } from "swr-openapi";
import { it } from "vitest";
import { mockClient, unknownVehicle } from "./mock-client.ts";
import { type Mounted, mount } from "./mount.ts";

const { ev, vehicle } = await mockClient();
const useVehicles = createQueryHook(ev, "vehicles");
const useVehiclePages = createInfiniteHook(ev, "vehicles");

function mountWithCache(component: () => string): Mounted {
  const value = { provider: () => new Map(), shouldRetryOnError: false };
  return mount(createElement(SWRConfig, { value }, createElement(component)));
}

it("swr-openapi returns a vehicle with its references expanded", async () => {
  const mounted = mountWithCache(() => {
    const { data } = useVehicles("/vehicles/{vehicle_id}", {
      params: { path: { vehicle_id: vehicle.id }, query: { expand: ["trim.model"] } },
    });
    const model = data && isExpanded(data.trim) && isExpanded(data.trim.model) && data.trim.model.name;
    return model || "loading";
  });
  await mounted.shows(vehicle.model);
  mounted.unmount();
});

it("swr-openapi's infinite hook reads every page of a list", async () => {
  const mounted = mountWithCache(() => {
    const { data } = useVehiclePages(
      "/vehicles",
      (_index, previous) => {
        const last = previous?.at(-1)?.id;
        return { params: { query: { page_size: 15, ...(last !== undefined && { page_after: last }) } } };
      },
      { initialSize: 3 },
    );
    return String(data?.flat().length);
  });
  await mounted.shows("40");
  mounted.unmount();
});

it("swr-openapi returns the problem if a vehicle does not exist", async () => {
  const mounted = mountWithCache(() => {
    const { error } = useVehicles("/vehicles/{vehicle_id}", {
      params: { path: { vehicle_id: unknownVehicle } },
    });
    return error?.title ?? "loading";
  });
  await mounted.shows("Not found");
  mounted.unmount();
});

it("swr-openapi names the parameters that the API rejects", async () => {
  const mounted = mountWithCache(() => {
    const { error } = useVehicles("/vehicles", { params: { query: { page_size: 1000 } } });
    return Object.keys(error?.field_errors ?? {}).join();
  });
  await mounted.shows("page_size");
  mounted.unmount();
});
