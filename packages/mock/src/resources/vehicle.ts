import type { Vehicle } from "@ev-vehicles/types";
import { statusHistory } from "../fixtures/status-history.ts";
import type { VehicleRecord } from "../state/records.ts";
import { presentTrim } from "./catalogue.ts";
import { type ExpandTree, expandNothing } from "./expand-tree.ts";
import { presentStatusLog } from "./status-log.ts";
import { presentUser } from "./user.ts";
import type { View } from "./view.ts";

/** The share of its nominal size that a used battery still has. */
const effectiveShare = 0.94;

/** A vehicle as the API returns it. References that `expand` names are objects. */
export function presentVehicle(
  vehicle: VehicleRecord,
  view: View,
  expand: ExpandTree = expandNothing,
): Vehicle {
  const { fleet, links } = view;
  const { trim, user } = vehicle;
  return {
    id: vehicle.id,
    url: links.resource(vehicle.id),
    trim: expand.trim ? presentTrim(fleet.trims.getOrThrow(trim), view, expand.trim) : links.resource(trim),
    user: expand.user ? presentUser(fleet.users.getOrThrow(user), view) : links.resource(user),
    latest_status_log: latestStatusLog(vehicle, view, expand),
    charging_sub_sessions: links.chargingOf(vehicle.id),
    integrated: vehicle.integrated,
    maximum_charge_limit_percentage: vehicle.maximum_charge_limit_percentage,
    ...batterySizes(vehicle, view),
    description: vehicle.description ?? defaultDescription(vehicle, view),
    disabled: vehicle.disabled,
    smart_charging_enabled: vehicle.smart_charging_enabled,
    vehicle_class: vehicle.vehicle_class,
  };
}

/** The JSON of a vehicle without expansions, cached because most lists need it. */
export function renderVehicle(vehicle: VehicleRecord, view: View): string {
  return view.links.jsonCache.get(vehicle, () => JSON.stringify(presentVehicle(vehicle, view)));
}

function latestStatusLog(
  vehicle: VehicleRecord,
  view: View,
  expand: ExpandTree,
): Vehicle["latest_status_log"] {
  if (vehicle.last_sampled_at === null) return null;
  if (!expand.latest_status_log) return view.links.statusLog(vehicle.id, vehicle.last_sampled_at);
  return presentStatusLog(statusHistory(vehicle).at(0), view, expand.latest_status_log);
}

/** As in the API, the default is the user's e-mail address, the make and the model, in at most 200 characters. */
function defaultDescription({ trim, user }: VehicleRecord, { fleet }: View): string {
  const model = fleet.models.getOrThrow(fleet.trims.getOrThrow(trim).model);
  const parts = [
    fleet.users.getOrThrow(user).email ?? "",
    fleet.makes.getOrThrow(model.make).name,
    model.name,
  ];
  return parts.join(" ").trim().slice(0, 200);
}

/** The sizes are always present. If the vehicle's size is unknown, its model's default is used. */
function batterySizes(
  { battery_size_watt_hours: ownSize, integrated, trim }: VehicleRecord,
  { fleet }: View,
): Partial<Vehicle> {
  const size =
    ownSize ?? fleet.models.getOrThrow(fleet.trims.getOrThrow(trim).model).default_battery_size_watt_hours;
  const effective = integrated === "UNINTEGRATED" ? size : Math.round((size * effectiveShare) / 10) * 10;
  return { battery_size_watt_hours: size, effective_battery_size_watt_hours: effective };
}
