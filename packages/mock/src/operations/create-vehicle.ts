import type { VehicleCreate, VehicleCreateByModel } from "@ev-vehicles/types";
import { created } from "../http/handler-response.ts";
import { type FieldErrors, validationFailed } from "../http/problems.ts";
import { makeId } from "../identity/ulid.ts";
import { presentVehicle } from "../resources/vehicle.ts";
import type { Identified, ModelRecord, TrimRecord, UserRecord, VehicleRecord } from "../state/records.ts";
import { bodyReference } from "./body-reference.ts";
import type { Handler, RequestContext } from "./handler.ts";
import { roundedBattery } from "./rounded-battery.ts";

export const createVehicle: Handler<"createVehicle"> = ({ body, expand }, context) => {
  const errors: FieldErrors = {};
  const user = ownerOf(body, context, errors);
  const { trim, model } = kindOf(body, context, errors);
  if (!user || Object.keys(errors).length > 0) throw validationFailed(context.operationId, errors);

  const details: Partial<VehicleCreateByModel> = "model" in body ? body : {};
  const size =
    details.battery_size_watt_hours ??
    trim?.battery_size_watt_hours ??
    model?.default_battery_size_watt_hours;
  const battery = size === undefined ? null : roundedBattery(size);
  const vehicle: VehicleRecord = {
    id: makeId("vhcl", context.clock.nowMs, context.chance),
    trim: (trim ?? hiddenTrim(model, battery, context)).id,
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

/** With client credentials the owner must be given twice: in the header and in the body (API facts). */
function ownerOf(body: VehicleCreate, context: RequestContext, errors: FieldErrors): UserRecord | undefined {
  const { actingUserId, caller, fleet } = context;
  if (actingUserId === undefined) {
    errors["EvEnergy-User"] = [
      "This header is required with a client credentials token. Expected a user id.",
    ];
  }
  if (body.user !== undefined) {
    // Acting as one user, no other user can be seen.
    const find = (id: string): UserRecord | undefined => {
      const user = fleet.users.get(id);
      return actingUserId === undefined || user?.id === actingUserId ? user : undefined;
    };
    return look("user", bodyReference(body.user, "user", find, context), errors);
  }
  if (caller.kind === "application") errors.user = ["This field is required."];
  return actingUserId === undefined ? undefined : fleet.users.get(actingUserId);
}

function kindOf(
  body: VehicleCreate,
  context: RequestContext,
  errors: FieldErrors,
): { trim?: TrimRecord | undefined; model?: ModelRecord | undefined } {
  const { trims, models } = context.fleet;
  if ("trim" in body) {
    return {
      trim: look(
        "trim",
        bodyReference(body.trim, "trim", (id) => trims.get(id), context),
        errors,
      ),
    };
  }
  return {
    model: look(
      "model",
      bodyReference(body.model, "vmod", (id) => models.get(id), context),
      errors,
    ),
  };
}

function look<Entry extends Identified>(
  field: string,
  result: ReturnType<typeof bodyReference<Entry>>,
  errors: FieldErrors,
): Entry | undefined {
  if ("record" in result) return result.record;
  errors[field] = [result.error];
  return undefined;
}

/** Finds a trim of the model with this battery, or makes one that the catalogue does not list (API fact). */
function hiddenTrim(
  model: ModelRecord | undefined,
  battery: number | null,
  context: RequestContext,
): TrimRecord {
  const { trims } = context.fleet;
  const modelId = model?.id ?? "";
  const known = [...trims.idsWhere("model", modelId), ...trims.idsWhere("hiddenModel", modelId)].map((id) =>
    trims.need(id),
  );
  const fitting = known.find((trim) => trim.battery_size_watt_hours === battery);
  if (fitting) return fitting;
  const trim: TrimRecord = {
    id: makeId("trim", context.clock.nowMs, context.chance),
    name: `${model?.name ?? ""} ${(battery ?? 0) / 1000} kWh`,
    model: modelId,
    battery_size_watt_hours: battery,
    hidden: true,
  };
  trims.put(trim);
  return trim;
}
