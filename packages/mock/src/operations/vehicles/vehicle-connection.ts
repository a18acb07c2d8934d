import { chargeAt, chargeNumbersOf } from "../../fixtures/charging-history.ts";
import { hashText } from "../../identity/random.ts";
import { presentVehicle } from "../../resources/vehicle.ts";
import { created, ok } from "../../responses/handler-response.ts";
import type { VehicleRecord } from "../../state/records.ts";
import { formatInstant } from "../../time/instant.ts";
import type { Handler, RequestContext } from "../handler.ts";
import { visibleVehicle } from "../visible-records.ts";
import { authorizationLifetimeMs, createAuthorization, startPage } from "./authorization-request.ts";

/** In the mock, the supported modes depend on the model. A vehicle that is not connected supports none. */
export const retrieveVehicleVppModes: Handler<"retrieveVehicleVppModes"> = ({ path }, context) => {
  const { integrated, trim } = visibleVehicle(path.vehicle_id, context);
  const bits = hashText(context.fleet.trims.getOrThrow(trim).model);
  const connected = integrated === "ACTIVE";
  return ok({
    target_power: connected && bits % 5 === 0,
    import_max_power: connected && bits % 2 === 0,
    export_max_power: connected && bits % 10 === 0,
    charge_mode: connected,
  });
};

/**
 * The vehicle is connected again once the user completes the authorization. Any vehicle can be reconnected: the API
 * documents no exception.
 */
export const reconnectVehicle: Handler<"reconnectVehicle"> = ({ path }, context) => {
  const { id, trim, user } = visibleVehicle(path.vehicle_id, context);
  const authorization = createAuthorization({ user, trim, vehicle: id }, context);
  const expiresMs = authorization.created_ms + authorizationLifetimeMs;
  return created({ url: startPage(authorization.id), expires_at: formatInstant(expiresMs * 1000) });
};

/**
 * As in the API, disconnecting can be repeated, has no effect on an unintegrated vehicle, and ends the current charging
 * of all vehicles on the same maker's account. In the mock, these are the user's vehicles of the same make.
 */
export const disconnectVehicle: Handler<"disconnectVehicle"> = ({ path }, context) => {
  const vehicle = visibleVehicle(path.vehicle_id, context);
  if (vehicle.integrated === "ACTIVE") {
    endCharging(vehicle, context);
    context.fleet.vehicles.put({ ...context.fleet.vehicles.getOrThrow(vehicle.id), integrated: "INACTIVE" });
  }
  return ok(presentVehicle(visibleVehicle(vehicle.id, context), context));
};

function endCharging({ trim, user }: VehicleRecord, { clock, fleet }: RequestContext): void {
  const makeOf = (trimId: string): string =>
    fleet.models.getOrThrow(fleet.trims.getOrThrow(trimId).model).make;
  const vehicles = fleet.vehicles
    .idsWhere("user", user)
    .map((id) => fleet.vehicles.getOrThrow(id))
    .filter((vehicle) => makeOf(vehicle.trim) === makeOf(trim));
  const charges = chargeNumbersOf(
    fleet,
    vehicles.map(({ id }) => id),
  ).map((number) => chargeAt(fleet, number));
  for (const vehicle of vehicles) fleet.vehicles.put({ ...vehicle, charging_closed_ms: clock.nowMs });
  for (const { id, endMs } of charges) if (endMs === null) fleet.emit("charging_sub_session.ended", id);
}
