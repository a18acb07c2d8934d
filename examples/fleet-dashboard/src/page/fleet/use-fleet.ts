import type { Vehicle } from "@ev-vehicles/client";
import type { Expanded } from "@ev-vehicles/helpers";
import { infiniteQueryOptions } from "@ev-vehicles/helpers/tanstack-query";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useApi } from "../api/client.tsx";
import { useWholeList } from "../api/use-whole-list.ts";
import { type Filters, isFiltered, passes } from "./fleet-filters.ts";

export type FleetVehicle = Expanded<Vehicle, "trim.model.make" | "latest_status_log">;

/**
 * The loaded vehicles, and those of them that pass the filters. The API has none of these filters, so a filter loads the
 * whole fleet.
 */
export function useFleet(filters: Filters) {
  const { ev } = useApi();
  const query = useInfiniteQuery({
    ...infiniteQueryOptions(ev, "/vehicles", {
      expand: ["trim.model.make", "latest_status_log"],
      pageSize: 100,
    }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const filtered = isFiltered(filters);
  useWholeList(query, filtered);
  const loaded = useMemo(() => query.data?.pages.flatMap(({ items }) => items) ?? [], [query.data]);
  const { status, make, search } = filters;
  const shown = useMemo(
    () => (filtered ? loaded.filter((vehicle) => passes(vehicle, { status, make, search })) : loaded),
    [loaded, filtered, status, make, search],
  );
  return { query, loaded, shown, filtered };
}
