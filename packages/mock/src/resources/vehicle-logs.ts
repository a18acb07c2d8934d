import type { VehicleAPIErrorLog, VehicleCommandLog, VehicleLocationLog } from "@ev-vehicles/types";
import type { CommandEntry } from "../fixtures/command-history.ts";
import type { ErrorEntry } from "../fixtures/error-history.ts";
import type { LocationEntry } from "../fixtures/location-history.ts";
import type { VehicleRecord } from "../state/records.ts";
import { formatInstant } from "../time/instant.ts";
import type { ExpandTree } from "./expand-tree.ts";
import { presentVehicle } from "./vehicle.ts";
import type { View } from "./view.ts";

/** A location as the API returns it: without coordinates, and with `at_home` null if the home is unknown. */
export function presentLocationLog(entry: LocationEntry, view: View, expand: ExpandTree): VehicleLocationLog {
  const { vehicle } = entry;
  const sampledAt = formatInstant(entry.sampledAt);
  const home = view.fleet.users.getOrThrow(vehicle.user).default_location;
  return {
    url: view.links.path(`/vehicles/${vehicle.id}/location_logs/${sampledAt}`),
    sampled_at: sampledAt,
    logged_at: formatInstant(entry.loggedAt),
    vehicle: presentLoggedVehicle(vehicle, view, expand),
    at_home: home.address_1 === null ? null : entry.atHome,
  };
}

/** A command as the API returns it. */
export function presentCommandLog(entry: CommandEntry, view: View, expand: ExpandTree): VehicleCommandLog {
  const { vehicle } = entry;
  const loggedAt = formatInstant(entry.loggedAt);
  return {
    url: view.links.path(`/vehicles/${vehicle.id}/command_logs/${loggedAt}`),
    logged_at: loggedAt,
    vehicle: presentLoggedVehicle(vehicle, view, expand),
    command: entry.command,
    external_command_id: entry.externalId,
    current_milliamps: entry.milliamps,
    internal_command_id: entry.internalId,
  };
}

/** An error as the API returns it. It names the command that failed. */
export function presentErrorLog(entry: ErrorEntry, view: View, expand: ExpandTree): VehicleAPIErrorLog {
  const { failed, kind } = entry;
  const { fleet, links } = view;
  const loggedAt = formatInstant(entry.loggedAt);
  const model = fleet.models.getOrThrow(fleet.trims.getOrThrow(failed.vehicle.trim).model);
  return {
    url: links.path(`/vehicles/${failed.vehicle.id}/error_logs/${loggedAt}`),
    logged_at: loggedAt,
    vehicle: presentLoggedVehicle(failed.vehicle, view, expand),
    ...kind,
    controller: fleet.makes.getOrThrow(model.make).name.toLowerCase(),
    request_id: `req-${failed.internalId?.slice(0, 8)}`,
    command: failed.command.toLowerCase(),
    internal_command_id: failed.internalId,
  };
}

function presentLoggedVehicle(
  vehicle: VehicleRecord,
  view: View,
  expand: ExpandTree,
): VehicleCommandLog["vehicle"] {
  return expand.vehicle ? presentVehicle(vehicle, view, expand.vehicle) : view.links.resource(vehicle.id);
}
