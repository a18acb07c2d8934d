import { unknownLocation } from "../fixtures/places.ts";
import { makeId } from "../identity/ids.ts";
import { hashText, randomSource } from "../identity/random.ts";
import { formatSecond } from "../time/instant.ts";
import type { FleetRecords } from "./fleet.ts";
import type { Identified, UserRecord, VehicleRecord } from "./records.ts";
import type { MockSnapshot } from "./snapshot.ts";

/** A vehicle to start with. Only the ids of a trim and a user of the same state are required. */
export type SeedVehicle = Pick<VehicleRecord, "trim" | "user"> & Partial<VehicleRecord>;

/** A user to start with. Only an e-mail address is required. */
export type SeedUser = Pick<UserRecord, "email"> & Partial<UserRecord>;

/**
 * A state to start with: a whole snapshot, or any parts of one. The other parts are made up, with two exceptions: a
 * state with users or vehicles gets no made-up vehicles, and one with only vehicles gets just the two users of the
 * API's examples.
 */
export interface MockSeed extends Partial<Omit<MockSnapshot, "users" | "vehicles">> {
  readonly users?: readonly SeedUser[];
  readonly vehicles?: readonly SeedVehicle[];
}

/** Completes a seed with defaults and generated records. @throws {RangeError} naming the path of a reference to a missing record. */
export function completeSeed(seed: MockSeed, generated: FleetRecords): FleetRecords {
  if (Object.keys(seed).length === 0) return generated;
  const { format: _, historyEnd, users, vehicles, ...rest } = seed;
  const historyEndMs = historyEnd === undefined ? generated.historyEndMs : Date.parse(historyEnd);
  const seedVehicles = vehicles ?? (users ? [] : undefined);
  const records: FleetRecords = {
    ...generated,
    ...rest,
    historyEndMs,
    users: users?.map((user, index) => completeUser(user, index, historyEndMs)) ?? generated.users,
    vehicles:
      seedVehicles?.map((vehicle, index) => completeVehicle(vehicle, index, historyEndMs)) ??
      generated.vehicles,
    charged: seed.charged ?? (seedVehicles ? chargedOf(seedVehicles) : generated.charged),
  };
  checkReferences(records);
  return records;
}

function completeUser(user: SeedUser, index: number, nowMs: number): UserRecord {
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

function completeVehicle(vehicle: SeedVehicle, index: number, nowMs: number): VehicleRecord {
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

/** The id of a seed record. It depends only on the list, the position in it and `nowMs`. */
function seedId(prefix: string, index: number, nowMs: number): string {
  return makeId(prefix, nowMs - 1_000_000 + index, randomSource(hashText(`${prefix} ${index}`)));
}

/** The vehicles with charging records: those that were connected at some time and whose seed has an id. */
function chargedOf(vehicles: readonly SeedVehicle[]): string[] {
  const charged = vehicles.filter(({ integrated = "UNINTEGRATED" }) => integrated !== "UNINTEGRATED");
  return charged.flatMap(({ id }) => (id === undefined ? [] : [id]));
}

/** Checks the references that responses need: each must name a record of the same state. */
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
      throw new RangeError(`${list}[${index}].${field}: the state has no record with the id ${id}`);
  }
}
