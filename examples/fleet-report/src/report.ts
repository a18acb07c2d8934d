import type { Expanded } from "@ev-vehicles/helpers";
import type { Vehicle } from "@ev-vehicles/types";
import Table from "cli-table3";

/** A vehicle with the references that the report expands. */
export type ReportedVehicle = Expanded<Vehicle, "user" | "trim.model.make">;

/** A table of the first vehicles of the fleet. */
export function fleetTable(vehicles: readonly ReportedVehicle[], lines: number): string {
  const table = new Table({
    head: ["vehicle", "make", "model", "battery", "integrated", "user"],
    style: plain,
    colAligns: ["left", "left", "left", "right", "left", "left"],
  });
  for (const { id, trim, integrated, user } of vehicles.slice(0, lines)) {
    const battery = kilowattHours(trim.battery_size_watt_hours);
    table.push([id, trim.model.make.name, trim.model.name, battery, integrated, user.email ?? "–"]);
  }
  const rest = vehicles.length - lines;
  return rest > 0 ? `${table}\n… and ${rest} more\n` : `${table}\n`;
}

/** The numbers of vehicles by make and by connection status, and the mean battery size. */
export function totalsTables(vehicles: readonly ReportedVehicle[]): string {
  const byMake = countTable("make", vehicles, ({ trim }) => trim.model.make.name);
  const byState = countTable("integrated", vehicles, ({ integrated }) => integrated);
  return `${byMake}\n${byState}\nMean battery size: ${kilowattHours(meanBatterySize(vehicles))}\n`;
}

/** The mean of the known battery sizes, in Wh; null if none is known. */
export function meanBatterySize(vehicles: readonly ReportedVehicle[]): number | null {
  const sizes = vehicles.flatMap(({ trim }) => trim.battery_size_watt_hours ?? []);
  return sizes.length === 0 ? null : sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
}

function countTable(
  head: string,
  vehicles: readonly ReportedVehicle[],
  key: (vehicle: ReportedVehicle) => string,
) {
  const table = new Table({ head: [head, "vehicles"], style: plain, colAligns: ["left", "right"] });
  const counts = Map.groupBy(vehicles, key);
  for (const [name, group] of [...counts].sort(([, a], [, b]) => b.length - a.length))
    table.push([name, group.length]);
  return table.toString();
}

const plain = { head: [], border: [], compact: true };

function kilowattHours(wattHours: number | null): string {
  return wattHours === null ? "unknown" : `${(wattHours / 1000).toFixed(1)} kWh`;
}
