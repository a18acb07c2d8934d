import type { VehicleStatusLog } from "@ev-vehicles/types";
import type { StatusEntry } from "../fixtures/status-history.ts";
import { formatInstant } from "../time/instant.ts";
import { type ExpandTree, expandNothing } from "./expand-tree.ts";
import { presentVehicle } from "./vehicle.ts";
import type { View } from "./view.ts";

const homeChargerWatts = 7200;

/** A status as the API returns it; its vehicle can be expanded. */
export function presentStatusLog(
  entry: StatusEntry,
  view: View,
  expand: ExpandTree = expandNothing,
): VehicleStatusLog {
  const { vehicle } = entry;
  const sampledAt = formatInstant(entry.sampledAt);
  const common = {
    url: view.links.statusLog(vehicle.id, sampledAt),
    logged_at: formatInstant(entry.loggedAt),
    sampled_at: sampledAt,
    vehicle: expand.vehicle ? presentVehicle(vehicle, view, expand.vehicle) : view.links.resource(vehicle.id),
  };
  return entry.silent ? { ...common, ...unreported } : { ...common, ...reported(entry) };
}

/** As in the API, values that the vehicle does not report are null. */
const unreported = {
  state_of_charge_percentage: null,
  is_charging: null,
  is_plugged_in: null,
  charge_rate_watts: null,
  current_type: null,
  state: "UNKNOWN",
} as const;

function reported(
  entry: StatusEntry,
): Omit<VehicleStatusLog, "url" | "logged_at" | "sampled_at" | "vehicle"> {
  const { charging, missing, pluggedIn, stateOfCharge, vehicle } = entry;
  const size = vehicle.battery_size_watt_hours;
  const wattHours = (percent: number): number | null =>
    size === null ? null : Math.round((size * percent) / 100);
  const target = Math.min(100, stateOfCharge + missing);
  const missingWattHours = wattHours(missing);
  return {
    state_of_charge_percentage: stateOfCharge,
    is_charging: charging,
    is_plugged_in: pluggedIn,
    charge_rate_watts: charging ? homeChargerWatts : 0,
    estimated_charge_rate_watts: charging ? homeChargerWatts - 200 : 0,
    charge_level_watt_hours: wattHours(stateOfCharge),
    target_charge_level_percentage: target,
    target_charge_level_watt_hours: wattHours(target),
    charge_energy_added_watt_hours: charging ? wattHours(Math.max(0, 30 - missing)) : 0,
    minutes_to_full_charge:
      charging && missingWattHours !== null ? Math.round((missingWattHours / homeChargerWatts) * 60) : null,
    odometer_meters: entry.odometerMeters,
    current_type: charging ? "AC - Typically home chargers" : null,
    is_complete: entry.state === "PLUGGED_IN_COMPLETE",
    data_source: "TELEMATICS",
    state: entry.state,
  };
}
