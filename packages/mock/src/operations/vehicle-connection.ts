import { chargeAt, chargeNumbersOf } from "../fixtures/charging-history.ts";
import { created, ok } from "../http/handler-response.ts";
import { hashText } from "../identity/random.ts";
import { presentVehicle } from "../resources/vehicle.ts";
import type { VehicleRecord } from "../state/records.ts";
import { formatInstant } from "../time/instant.ts";
import { authorizationLifeMs, newAuthorization, startPage } from "./authorization.ts";
import type { Handler, RequestContext } from "./handler.ts";
import { visibleVehicle } from "./visible.ts";

/** Which modes a vehicle has depends on its maker's telematics; without a connection it has none. */
export const retrieveVehicleVppModes: Handler<"retrieveVehicleVppModes"> = ({ path }, context) => {
  const { integrated, trim } = visibleVehicle(path.vehicle_id, context);
  const bits = hashText(context.fleet.trims.need(trim).model);
  const connected = integrated === "ACTIVE";
  return ok({
    target_power: connected && bits % 5 === 0,
    import_max_power: connected && bits % 2 === 0,
    export_max_power: connected && bits % 10 === 0,
    charge_mode: connected,
  });
};

/** The vehicle works again once the authorization behind the URL is completed. Reconnecting is not known to fail for any vehicle. */
export const reconnectVehicle: Handler<"reconnectVehicle"> = ({ path }, context) => {
  const { id, trim, user } = visibleVehicle(path.vehicle_id, context);
  const authorization = newAuthorization({ user, trim, vehicle: id }, context);
  const expiresMs = authorization.created_ms + authorizationLifeMs;
  return created({ url: startPage(authorization.id), expires_at: formatInstant(expiresMs * 1000) });
};

/**
 * Safe to repeat, and without effect on an unintegrated vehicle. It also ends the current charging of all vehicles on the
 * same maker's account (API facts); in the mock, an account is a user's vehicles of one make.
 */
export const disconnectVehicle: Handler<"disconnectVehicle"> = ({ path }, context) => {
  const vehicle = visibleVehicle(path.vehicle_id, context);
  const disconnected = vehicle.integrated === "ACTIVE";
  if (disconnected) {
    closeCharging(vehicle, context);
    context.fleet.vehicles.put({ ...context.fleet.vehicles.need(vehicle.id), integrated: "INACTIVE" });
  }
  return ok(presentVehicle(visibleVehicle(vehicle.id, context), context));
};

function closeCharging({ trim, user }: VehicleRecord, { clock, fleet }: RequestContext): void {
  const makeOf = (trimId: string): string => fleet.models.need(fleet.trims.need(trimId).model).make;
  const vehicles = fleet.vehicles
    .idsWhere("user", user)
    .map((id) => fleet.vehicles.need(id))
    .filter((vehicle) => makeOf(vehicle.trim) === makeOf(trim));
  const charges = chargeNumbersOf(
    fleet,
    vehicles.map(({ id }) => id),
  ).map((number) => chargeAt(fleet, number));
  for (const vehicle of vehicles) fleet.vehicles.put({ ...vehicle, charging_closed_ms: clock.nowMs });
  for (const { id, endMs } of charges) if (endMs === null) fleet.announce("charging_sub_session.ended", id);
}
