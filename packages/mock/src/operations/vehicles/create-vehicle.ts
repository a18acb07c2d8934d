import type { VehicleCreate, VehicleCreateByModel } from "@ev-vehicles/types";
import { makeId } from "../../identity/ids.ts";
import { presentVehicle } from "../../resources/vehicle.ts";
import { created } from "../../responses/handler-response.ts";
import { type FieldErrors, validationFailed } from "../../responses/problems.ts";
import {
  type Identified,
  type ModelRecord,
  roundBatterySize,
  type TrimRecord,
  type UserRecord,
  type VehicleRecord,
} from "../../state/records.ts";
import { bodyReference } from "../body-reference.ts";
import type { Handler, RequestContext } from "../handler.ts";

export const createVehicle: Handler<"createVehicle"> = ({ body, expand }, context) => {
  const errors: FieldErrors = {};
  const user = ownerOf(body, context, errors);
  const { trim, model } = trimOrModelOf(body, context, errors);
  if (!user || Object.keys(errors).length > 0) throw validationFailed(context.operationId, errors);

  const details: Partial<VehicleCreateByModel> = "model" in body ? body : {};
  const size =
    details.battery_size_watt_hours ??
    trim?.battery_size_watt_hours ??
    model?.default_battery_size_watt_hours;
  const battery = size === undefined ? null : roundBatterySize(size);
  const vehicle: VehicleRecord = {
    id: makeId("vhcl", context.clock.nowMs, context.random),
    trim: (trim ?? findOrCreateTrim(model, battery, context)).id,
    user: user.id,
    integrated: "UNINTEGRATED",
    maximum_charge_limit_percentage: battery === null ? null : 100,
    battery_size_watt_hours: battery,
    description: details.description ?? null,
    disabled: false,
    smart_charging_enabled: false,
    vehicle_class: details.vehicle_class ?? null,
    last_sampled_at: null,
  };
  context.fleet.vehicles.put(vehicle);
  return created(presentVehicle(vehicle, context, expand));
};

/** As in the API, both the header and the body must name the owner if the token comes from client credentials. */
function ownerOf(body: VehicleCreate, context: RequestContext, errors: FieldErrors): UserRecord | undefined {
  const { actingUserId, caller, fleet } = context;
  if (actingUserId === undefined) {
    errors["EvEnergy-User"] = [
      "This header is required with a client credentials token. Expected a user id.",
    ];
  }
  if (body.user !== undefined) {
    // A request that acts as a user cannot see other users.
    const find = (id: string): UserRecord | undefined => {
      const user = fleet.users.get(id);
      return actingUserId === undefined || user?.id === actingUserId ? user : undefined;
    };
    return recordOrError("user", bodyReference(body.user, "user", find, context), errors);
  }
  if (caller.kind === "application") errors.user = ["This field is required."];
  return actingUserId === undefined ? undefined : fleet.users.get(actingUserId);
}

function trimOrModelOf(
  body: VehicleCreate,
  context: RequestContext,
  errors: FieldErrors,
): { trim?: TrimRecord | undefined; model?: ModelRecord | undefined } {
  const { trims, models } = context.fleet;
  if ("trim" in body) {
    return {
      trim: recordOrError(
        "trim",
        bodyReference(body.trim, "trim", (id) => trims.get(id), context),
        errors,
      ),
    };
  }
  return {
    model: recordOrError(
      "model",
      bodyReference(body.model, "vmod", (id) => models.get(id), context),
      errors,
    ),
  };
}

function recordOrError<Entry extends Identified>(
  field: string,
  result: ReturnType<typeof bodyReference<Entry>>,
  errors: FieldErrors,
): Entry | undefined {
  if ("record" in result) return result.record;
  errors[field] = [result.error];
  return undefined;
}

/** As in the API, finds a trim of the model with this battery size, or creates one that lists leave out. */
function findOrCreateTrim(
  model: ModelRecord | undefined,
  battery: number | null,
  context: RequestContext,
): TrimRecord {
  const { trims } = context.fleet;
  const modelId = model?.id ?? "";
  const trimsOfModel = [...trims.idsWhere("model", modelId), ...trims.idsWhere("hiddenModel", modelId)].map(
    (id) => trims.getOrThrow(id),
  );
  const match = trimsOfModel.find((trim) => trim.battery_size_watt_hours === battery);
  if (match) return match;
  const trim: TrimRecord = {
    id: makeId("trim", context.clock.nowMs, context.random),
    name: `${model?.name ?? ""} ${(battery ?? 0) / 1000} kWh`,
    model: modelId,
    battery_size_watt_hours: battery,
    hidden: true,
  };
  trims.put(trim);
  return trim;
}
