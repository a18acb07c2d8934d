import { ok } from "../http/handler-response.ts";
import { validationFailed } from "../http/problems.ts";
import { modelConnector, presentConnectors } from "../resources/vehicle-charging.ts";
import type { ConnectorsRecord } from "../state/records.ts";
import { formatInstant } from "../time/instant.ts";
import type { Handler } from "./handler.ts";
import { visibleVehicle } from "./visible.ts";

export const retrieveVehicleConnectors: Handler<"retrieveVehicleConnectors"> = ({ path }, context) =>
  ok(presentConnectors(visibleVehicle(path.vehicle_id, context), context));

/** Only what the body names is changed; `{}` changes nothing, not even `updated_at` (API facts). */
export const updateVehicleConnectors: Handler<"updateVehicleConnectors"> = ({ path, body }, context) => {
  const vehicle = visibleVehicle(path.vehicle_id, context);
  const { connectors } = context.fleet;
  const { native_connector: native, adaptors } = body;
  if (native !== undefined || adaptors !== undefined) {
    const before = connectors.get(vehicle.id);
    const after: ConnectorsRecord = {
      id: vehicle.id,
      native_connector: native === undefined ? (before?.native_connector ?? null) : native,
      adaptors: adaptors ?? before?.adaptors ?? [],
      updated_at: formatInstant(context.clock.nowMs * 1000),
    };
    const plug = after.native_connector ?? modelConnector(vehicle, context);
    if (plug && after.adaptors.includes(plug)) {
      throw validationFailed(context.operationId, {
        adaptors: ["An adaptor cannot match the native connector."],
      });
    }
    connectors.put(after);
    return ok(presentConnectors(vehicle, context, after));
  }
  return ok(presentConnectors(vehicle, context));
};
