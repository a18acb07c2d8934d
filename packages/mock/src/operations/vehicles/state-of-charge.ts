import { presentStateOfCharge } from "../../resources/vehicle-charging.ts";
import { ok } from "../../responses/handler-response.ts";
import { formatInstant } from "../../time/instant.ts";
import type { Handler } from "../handler.ts";
import { visibleVehicle } from "../visible-records.ts";

export const retrieveVehicleStateOfCharge: Handler<"retrieveVehicleStateOfCharge"> = ({ path }, context) =>
  ok(presentStateOfCharge(visibleVehicle(path.vehicle_id, context), context));

/** As in the API, null clears the value until the vehicle reports again, and `{}` changes nothing. */
export const updateVehicleStateOfCharge: Handler<"updateVehicleStateOfCharge"> = (
  { path, body },
  context,
) => {
  const vehicle = visibleVehicle(path.vehicle_id, context);
  const { state_of_charge_percentage: percentage } = body;
  if (percentage === undefined) return ok(presentStateOfCharge(vehicle, context));
  const entered = {
    id: vehicle.id,
    state_of_charge_percentage: percentage,
    updated_at: formatInstant(context.clock.nowMs * 1000),
  };
  context.fleet.enteredCharges.put(entered);
  return ok(presentStateOfCharge(vehicle, context, entered));
};
