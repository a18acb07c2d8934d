import { modelConnector, presentConnectors } from "../../resources/vehicle-charging.ts";
import { ok } from "../../responses/handler-response.ts";
import { validationFailed } from "../../responses/problems.ts";
import type { ConnectorsRecord } from "../../state/records.ts";
import { formatInstant } from "../../time/instant.ts";
import type { Handler } from "../handler.ts";
import { visibleVehicle } from "../visible-records.ts";

export const retrieveVehicleConnectors: Handler<"retrieveVehicleConnectors"> = ({ path }, context) =>
  ok(presentConnectors(visibleVehicle(path.vehicle_id, context), context));

/** As in the API, only the fields in the body change; `{}` changes nothing, not even `updated_at`. */
export const updateVehicleConnectors: Handler<"updateVehicleConnectors"> = ({ path, body }, context) => {
  const vehicle = visibleVehicle(path.vehicle_id, context);
  const { connectors } = context.fleet;
  const { native_connector: native, adaptors } = body;
  if (native !== undefined || adaptors !== undefined) {
    const current = connectors.get(vehicle.id);
    const updated: ConnectorsRecord = {
      id: vehicle.id,
      native_connector: native === undefined ? (current?.native_connector ?? null) : native,
      adaptors: adaptors ?? current?.adaptors ?? [],
      updated_at: formatInstant(context.clock.nowMs * 1000),
    };
    const connector = updated.native_connector ?? modelConnector(vehicle, context);
    if (connector && updated.adaptors.includes(connector)) {
      throw validationFailed(context.operationId, {
        adaptors: ["An adaptor cannot match the native connector."],
      });
    }
    connectors.put(updated);
    return ok(presentConnectors(vehicle, context, updated));
  }
  return ok(presentConnectors(vehicle, context));
};
