import type { ChargingLocation, ChargingSubSession, EnergyUsage } from "@ev-vehicles/types";
import type { ChargeEntry } from "../fixtures/charging-history.ts";
import { places } from "../fixtures/places.ts";
import type { TariffRecord, UserRecord, VehicleRecord } from "../state/records.ts";
import { formatSecond } from "../time/instant.ts";
import { type ExpandTree, expandNothing } from "./expand-tree.ts";
import { presentTariff } from "./tariff.ts";
import { presentVehicle } from "./vehicle.ts";
import type { View } from "./view.ts";

type Classification = ChargingSubSession["co2_intensity_classification"];

/** A charging sub-session as the API returns it. A vehicle that has been deleted is null. */
export function presentChargingSubSession(
  charge: ChargeEntry,
  view: View,
  expand: ExpandTree = expandNothing,
): ChargingSubSession {
  const { fleet, links } = view;
  const { co2GramsPerKilowattHour: intensity, endMs, price, solarWattHours, startMs, wattHours } = charge;
  const vehicle = fleet.vehicles.get(charge.vehicleId);
  const charger = chargerOf(charge, view);
  const tariff = tariffOf(charge, view);
  const url = links.resource(charge.id);
  const cost = Math.round((wattHours / 1000) * (price / 100));
  const smart = charge.mode === "SMART";
  return {
    id: charge.id,
    url,
    start: formatSecond(startMs),
    end: endMs === null ? null : formatSecond(endMs),
    mode: charge.mode,
    vehicle: vehicle
      ? expand.vehicle
        ? presentVehicle(vehicle, view, expand.vehicle)
        : links.resource(vehicle.id)
      : null,
    evse: charger === undefined ? null : links.resource(charger),
    tariff: tariff
      ? expand.tariff
        ? presentTariff(tariff, view, expand.tariff)
        : links.resource(tariff.id)
      : null,
    energy_usage: expand.energy_usage ? presentEnergyUsage(charge, view) : `${url}/energy_usage`,
    schedules: `${url}/schedules`,
    assessment: `${url}/assessment`,
    flags: `${url}/flags`,
    debug_metadata: `${url}/debug_metadata`,
    carbon_feed: `${url}/carbon_feed`,
    grid_feeds: [],
    energy_delivered_watt_hours: wattHours,
    grid_energy_delivered_watt_hours: solarWattHours === null ? null : wattHours - solarWattHours,
    solar_energy_delivered_watt_hours: solarWattHours,
    grid_energy_delivered: decimal(wattHours - (solarWattHours ?? 0)),
    solar_energy_delivered: decimal(solarWattHours ?? 0),
    solar_mode_type: solarModeOf(solarWattHours, smart),
    percentage_added: percentageAdded(wattHours, vehicle),
    cost,
    cost_per_kilowatt_hour: Math.round(price / 100),
    currency: currencyOf(charge, view),
    savings_cost: smart ? Math.round(cost * 0.6) : null,
    incentive_earned: null,
    total_points: smart ? Math.floor(wattHours / 1000) : 0,
    total_points_missed: smart ? 0 : null,
    total_co2_grams: Math.round((wattHours / 1000) * intensity),
    savings_co2_grams: smart ? Math.round((wattHours / 1000) * 40) : null,
    co2_intensity_grams_per_kilowatt_hour: intensity,
    co2_intensity_classification: classify(intensity),
    duration_minutes: Math.round(((endMs ?? fleet.historyEndMs) - startMs) / 60_000),
    labels: labelsOf(charge),
    location: locationOf(charge, view),
  };
}

/** The id of the user's charger for a charge at home; `undefined` on the go, or if the user has none. */
export function chargerOf(charge: ChargeEntry, view: View): string | undefined {
  return isOnTheGo(charge) ? undefined : ownerOf(charge, view)?.evses[0];
}

/** The energy of each half-hour. The fields of an interval are the mock's own, because the API documents none. */
function presentEnergyUsage(charge: ChargeEntry, view: View): EnergyUsage {
  const url = view.links.resource(charge.id);
  const endMs = charge.endMs ?? view.fleet.historyEndMs;
  const stepMs = 1_800_000;
  const share = charge.wattHours / Math.max(1, endMs - charge.startMs);
  const intervals = Array.from({ length: Math.ceil((endMs - charge.startMs) / stepMs) }, (_, index) => {
    const from = charge.startMs + index * stepMs;
    const to = Math.min(from + stepMs, endMs);
    return {
      start: formatSecond(from),
      end: formatSecond(to),
      energy_delivered_watt_hours: Math.round((to - from) * share),
    };
  });
  return {
    url: `${url}/energy_usage`,
    currency: currencyOf(charge, view),
    charging_sub_session: url,
    intervals,
    last_updated_at: formatSecond(endMs),
  };
}

function isOnTheGo({ mode }: ChargeEntry): boolean {
  return mode === "UNMANAGED_OTG" || mode === "MANAGED_OTG";
}

function ownerOf({ vehicleId }: ChargeEntry, { fleet }: View): UserRecord | undefined {
  const vehicle = fleet.vehicles.get(vehicleId);
  return vehicle && fleet.users.getOrThrow(vehicle.user);
}

/** The user's tariff applies only at home; on the go the tariff is unknown. */
function tariffOf(charge: ChargeEntry, view: View): TariffRecord | undefined {
  const id = isOnTheGo(charge) ? null : ownerOf(charge, view)?.default_location.tariff;
  return id ? view.fleet.tariffs.getOrThrow(id) : undefined;
}

function currencyOf(charge: ChargeEntry, view: View): string {
  const id = ownerOf(charge, view)?.default_location.tariff;
  return id ? view.fleet.tariffs.getOrThrow(id).currency : "GBP";
}

/** Writes watt-hours as a decimal string of kilowatt-hours, the format of the deprecated fields. */
function decimal(wattHours: number): string {
  return (wattHours / 1000).toFixed(3);
}

function solarModeOf(
  wattHours: number | null,
  smart: boolean,
): NonNullable<ChargingSubSession["solar_mode_type"]> | null {
  if (wattHours === null) return null;
  if (wattHours === 0) return "OFF";
  return smart ? "SOLAR_SMART" : "SOLAR_AND_GRID";
}

function labelsOf(charge: ChargeEntry): NonNullable<ChargingSubSession["labels"]> | null {
  if (charge.endMs === null) return null;
  return isOnTheGo(charge) ? ["AWAY"] : charge.mode === "SMART" ? ["PRIMARY", "OFF_PEAK"] : ["PRIMARY"];
}

function percentageAdded(wattHours: number, vehicle: VehicleRecord | undefined): number | null {
  const size = vehicle?.battery_size_watt_hours;
  return size ? Math.min(100, Math.round((wattHours / size) * 1000) / 10) : null;
}

function classify(intensity: number): Classification {
  if (intensity < 60) return "very low";
  if (intensity < 130) return "low";
  if (intensity < 210) return "moderate";
  return intensity < 290 ? "high" : "very high";
}

/** The user's location at home; on the go, only a name and the time zone; an empty object if the home is unknown. */
function locationOf(charge: ChargeEntry, view: View): ChargingLocation {
  const home = ownerOf(charge, view)?.default_location;
  const timezone = places.find((place) => place.city === home?.city)?.timezone ?? null;
  if (!home?.city) return {};
  if (isOnTheGo(charge))
    return { name: "Public charger", coordinates: null, postal_code: null, address_1: null, timezone };
  return {
    name: "Home",
    coordinates: home.coordinates,
    postal_code: home.postal_code?.slice(0, 10) ?? null,
    address_1: home.address_1,
    timezone,
  };
}
