import type { ChargingLocation, ChargingSubSession } from "@ev-vehicles/types";
import type { ChargeEntry } from "../fixtures/charging-history.ts";
import { places } from "../fixtures/places.ts";
import type { VehicleRecord } from "../state/records.ts";
import { formatSecond } from "../time/instant.ts";
import { type ExpandTree, expandNothing } from "./expand-tree.ts";
import { presentVehicle } from "./vehicle.ts";
import type { View } from "./view.ts";

type Classification = ChargingSubSession["co2_intensity_classification"];

/** A charging record as the API answers it. Its vehicle is null once that has been deleted. */
export function presentChargingSubSession(
  charge: ChargeEntry,
  view: View,
  expand: ExpandTree = expandNothing,
): ChargingSubSession {
  const { fleet, links } = view;
  const { co2GramsPerKilowattHour: intensity, endMs, price, solarWattHours, startMs, wattHours } = charge;
  const vehicle = fleet.vehicles.get(charge.vehicleId);
  const cost = Math.round((wattHours / 1000) * (price / 100));
  return {
    id: charge.id,
    url: links.resource(charge.id),
    start: formatSecond(startMs),
    end: endMs === null ? null : formatSecond(endMs),
    mode: charge.mode,
    vehicle: vehicle
      ? expand.vehicle
        ? presentVehicle(vehicle, view, expand.vehicle)
        : links.resource(vehicle.id)
      : null,
    evse: null,
    energy_delivered_watt_hours: wattHours,
    grid_energy_delivered_watt_hours: solarWattHours === null ? null : wattHours - solarWattHours,
    solar_energy_delivered_watt_hours: solarWattHours,
    percentage_added: percentageAdded(wattHours, vehicle),
    cost,
    currency: currencyOf(vehicle, view),
    savings_cost: charge.mode === "SMART" ? Math.round(cost * 0.6) : null,
    incentive_earned: null,
    total_co2_grams: Math.round((wattHours / 1000) * intensity),
    co2_intensity_grams_per_kilowatt_hour: intensity,
    co2_intensity_classification: classify(intensity),
    duration_minutes: Math.round(((endMs ?? fleet.historyEndMs) - startMs) / 60_000),
    location: locationOf(charge, vehicle, view),
  };
}

function percentageAdded(wattHours: number, vehicle: VehicleRecord | undefined): number | null {
  const size = vehicle?.battery_size_watt_hours;
  return size ? Math.min(100, Math.round((wattHours / size) * 1000) / 10) : null;
}

function currencyOf(vehicle: VehicleRecord | undefined, { fleet }: View): string {
  const tariff = vehicle && fleet.users.need(vehicle.user).default_location.tariff;
  return tariff ? fleet.tariffs.need(tariff).currency : "GBP";
}

function classify(intensity: number): Classification {
  if (intensity < 60) return "very low";
  if (intensity < 130) return "low";
  if (intensity < 210) return "moderate";
  return intensity < 290 ? "high" : "very high";
}

/** At home the user's own location; on the go, and where nothing is known, an empty object. */
function locationOf(
  charge: ChargeEntry,
  vehicle: VehicleRecord | undefined,
  { fleet }: View,
): ChargingLocation {
  const onTheGo = charge.mode === "UNMANAGED_OTG" || charge.mode === "MANAGED_OTG";
  const home = vehicle && fleet.users.need(vehicle.user).default_location;
  if (onTheGo || !home?.coordinates || !home.postal_code || !home.address_1) return {};
  const timezone = places.find((place) => place.city === home.city)?.timezone;
  return {
    name: "Home",
    coordinates: home.coordinates,
    postal_code: home.postal_code,
    address_1: home.address_1,
    ...(timezone ? { timezone } : {}),
  };
}
