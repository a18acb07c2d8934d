import { unknownLocation } from "../fixtures/places.ts";
import { hashText, randomSource } from "../identity/random.ts";
import { makeId } from "../identity/ulid.ts";
import { formatSecond } from "../time/instant.ts";
import type { FleetRecords } from "./fleet.ts";
import type { Identified, UserRecord, VehicleRecord } from "./records.ts";
import type { MockSnapshot } from "./snapshot.ts";

/** A vehicle to start with: a trim and a user of the same state, by id; everything else has a default. */
export type SeedVehicle = Pick<VehicleRecord, "trim" | "user"> & Partial<VehicleRecord>;

/** A user to start with: an e-mail address; everything else has a default. */
export type SeedUser = Pick<UserRecord, "email"> & Partial<UserRecord>;

/**
 * A state to start with: a whole snapshot, or only the needed parts of one. What is left out is made up, except that no
 * made-up vehicles join users or vehicles that are given.
 */
export interface MockSeed extends Partial<Omit<MockSnapshot, "users" | "vehicles">> {
  readonly users?: readonly SeedUser[];
  readonly vehicles?: readonly SeedVehicle[];
}

/** Completes a seed with defaults and made-up records. @throws {RangeError} with the path of a reference that leads nowhere. */
export function recordsOf(seed: MockSeed, madeUp: FleetRecords): FleetRecords {
  if (Object.keys(seed).length === 0) return madeUp;
  const { format: _, historyEnd, users, vehicles, ...rest } = seed;
  const historyEndMs = historyEnd === undefined ? madeUp.historyEndMs : Date.parse(historyEnd);
  const ownVehicles = vehicles ?? (users ? [] : undefined);
  const records: FleetRecords = {
    ...madeUp,
    ...rest,
    historyEndMs,
    users: users?.map((user, index) => fullUser(user, index, historyEndMs)) ?? madeUp.users,
    vehicles:
      ownVehicles?.map((vehicle, index) => fullVehicle(vehicle, index, historyEndMs)) ?? madeUp.vehicles,
    charged: seed.charged ?? (ownVehicles ? chargedOf(ownVehicles) : madeUp.charged),
  };
  checkReferences(records);
  return records;
}

function fullUser(user: SeedUser, index: number, nowMs: number): UserRecord {
  return {
    id: seedId("user", index, nowMs),
    full_name: user.email ?? "",
    joined_at: formatSecond(nowMs),
    terms_consent_datetime: null,
    default_location: unknownLocation,
    evses: [],
    ...user,
  };
}

function fullVehicle(vehicle: SeedVehicle, index: number, nowMs: number): VehicleRecord {
  return {
    id: seedId("vhcl", index, nowMs),
    integrated: "UNINTEGRATED",
    maximum_charge_limit_percentage: null,
    battery_size_watt_hours: null,
    description: null,
    disabled: false,
    smart_charging_enabled: false,
    vehicle_class: null,
    last_sampled_at: null,
    ...vehicle,
  };
}

/** The same place in the same list always gets the same id. */
function seedId(prefix: string, index: number, nowMs: number): string {
  return makeId(prefix, nowMs - 1_000_000 + index, randomSource(hashText(`${prefix} ${index}`)));
}

/** Only vehicles that were given an id can have charging records: the records' ids depend on it. */
function chargedOf(vehicles: readonly SeedVehicle[]): string[] {
  const charged = vehicles.filter(({ integrated = "UNINTEGRATED" }) => integrated !== "UNINTEGRATED");
  return charged.flatMap(({ id }) => (id === undefined ? [] : [id])).sort();
}

/** Checks that each reference leads to a record of the same state. */
function checkReferences(records: FleetRecords): void {
  const { makes, modelConnectors, models, sites, suppliers, tariffs, trims, users, vehicles } = records;
  mustExist(makes, "models", models, (model) => model.make, "make");
  mustExist(models, "modelConnectors", modelConnectors, (connector) => connector.model, "model");
  mustExist(models, "trims", trims, (trim) => trim.model, "model");
  mustExist(suppliers, "tariffs", tariffs, (tariff) => tariff.supplier, "supplier");
  mustExist(tariffs, "users", users, (user) => user.default_location.tariff, "default_location.tariff");
  mustExist(sites, "users", users, (user) => user.default_location.evse_site, "default_location.evse_site");
  mustExist(trims, "vehicles", vehicles, (vehicle) => vehicle.trim, "trim");
  mustExist(users, "vehicles", vehicles, (vehicle) => vehicle.user, "user");
}

function mustExist<Entry>(
  targets: readonly Identified[],
  list: string,
  entries: readonly Entry[],
  referenceOf: (entry: Entry) => string | null,
  field: string,
): void {
  const ids = new Set(targets.map(({ id }) => id));
  for (const [index, entry] of entries.entries()) {
    const id = referenceOf(entry);
    if (id !== null && !ids.has(id))
      throw new RangeError(`${list}[${index}].${field}: the state has no ${id}`);
  }
}
