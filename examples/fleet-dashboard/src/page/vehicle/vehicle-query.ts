import type { Vehicle, VehiclesClient } from "@ev-vehicles/client";
import type { Expanded } from "@ev-vehicles/helpers";
import { queryOptions } from "@ev-vehicles/helpers/tanstack-query";

export type OneVehicle = Expanded<Vehicle, "trim.model.make" | "latest_status_log">;

/** The query of one vehicle, with its model and latest status. */
export function vehicleQuery(ev: VehiclesClient, vehicleId: string) {
  return queryOptions(ev, "/vehicles/{vehicle_id}", {
    params: {
      path: { vehicle_id: vehicleId },
      query: { expand: ["trim.model.make", "latest_status_log"] },
    },
  });
}
