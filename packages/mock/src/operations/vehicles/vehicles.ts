import { expandNothing } from "../../resources/expand-tree.ts";
import { presentVehicle, renderVehicle } from "../../resources/vehicle.ts";
import { type HandlerResponse, ok } from "../../responses/handler-response.ts";
import { listResponse } from "../../responses/list-response.ts";
import { validationFailed } from "../../responses/problems.ts";
import { roundBatterySize } from "../../state/records.ts";
import type { Handler } from "../handler.ts";
import { visibleVehicle } from "../visible-records.ts";

export const listVehicles: Handler<"listVehicles"> = ({ query, expand }, context) => {
  const { fleet, actingUserId } = context;
  return listResponse(
    {
      sequence:
        actingUserId === undefined ? fleet.vehicles.all() : fleet.vehicles.where("user", actingUserId),
      query,
      present: (vehicle) => presentVehicle(vehicle, context, expand),
      render: expand === expandNothing ? (vehicle) => renderVehicle(vehicle, context) : undefined,
    },
    context,
  );
};

export const retrieveVehicle: Handler<"retrieveVehicle"> = ({ path, expand }, context) =>
  ok(presentVehicle(visibleVehicle(path.vehicle_id, context), context, expand));

export const updateVehicle: Handler<"updateVehicle"> = ({ path, body, expand }, context) => {
  const vehicle = visibleVehicle(path.vehicle_id, context);
  const { battery_size_watt_hours: size, ...changes } = describedFields(body);
  if (size !== undefined && vehicle.integrated !== "UNINTEGRATED") {
    throw validationFailed(context.operationId, {
      battery_size_watt_hours: ["The battery size can only be changed on unintegrated vehicles."],
    });
  }
  const updated = {
    ...vehicle,
    ...changes,
    ...(size === undefined ? {} : { battery_size_watt_hours: roundBatterySize(size) }),
  };
  context.fleet.vehicles.put(updated);
  return ok(presentVehicle(updated, context, expand));
};

export const deleteVehicle: Handler<"deleteVehicle"> = (
  { path },
  context,
): HandlerResponse<{ remaining_car_count: number }> => {
  const { vehicles } = context.fleet;
  const vehicle = visibleVehicle(path.vehicle_id, context);
  // As in the API, the sandbox removes nothing and responds with 204.
  if (context.caller.sandbox) return { status: 204 };
  vehicles.remove(vehicle.id);
  return ok({ remaining_car_count: vehicles.idsWhere("user", vehicle.user).length });
};

type Changes = Parameters<typeof updateVehicle>[0]["body"];

/** Drops fields that the API description does not list for an update, so that they are not stored. */
function describedFields(body: Changes): Changes {
  const known = [
    "battery_size_watt_hours",
    "maximum_charge_limit_percentage",
    "smart_charging_enabled",
    "vehicle_class",
  ];
  return Object.fromEntries(Object.entries(body).filter(([name]) => known.includes(name)));
}
