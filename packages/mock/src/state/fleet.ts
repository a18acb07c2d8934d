import { buildCatalogue } from "../fixtures/build-catalogue.ts";
import { buildUsers } from "../fixtures/build-users.ts";
import { buildVehicles } from "../fixtures/build-vehicles.ts";
import { sites, suppliers, tariffs } from "../fixtures/places.ts";
import { Collection } from "./collection.ts";
import type {
  MakeRecord,
  ModelRecord,
  SiteRecord,
  SupplierRecord,
  TariffRecord,
  TrimRecord,
  UserRecord,
  VehicleRecord,
} from "./records.ts";

/** Everything the mock remembers. */
export interface Fleet {
  readonly makes: Collection<MakeRecord>;
  readonly models: Collection<ModelRecord, "make">;
  readonly trims: Collection<TrimRecord, "listed" | "model" | "hiddenModel">;
  readonly suppliers: Collection<SupplierRecord>;
  readonly tariffs: Collection<TariffRecord>;
  readonly sites: Collection<SiteRecord>;
  readonly users: Collection<UserRecord, "email">;
  readonly vehicles: Collection<VehicleRecord, "user">;
  /** The vehicles that have charging records, in a fixed order: a place stays when its vehicle is deleted. */
  readonly charged: readonly string[];
  /** The moment at which the made-up past ends, in milliseconds. */
  readonly historyEndMs: number;
}

/** The records that a fleet is put together from; plain JSON. */
export interface FleetRecords {
  readonly makes: readonly MakeRecord[];
  readonly models: readonly ModelRecord[];
  readonly trims: readonly TrimRecord[];
  readonly suppliers: readonly SupplierRecord[];
  readonly tariffs: readonly TariffRecord[];
  readonly sites: readonly SiteRecord[];
  readonly users: readonly UserRecord[];
  readonly vehicles: readonly VehicleRecord[];
  readonly charged: readonly string[];
  readonly historyEndMs: number;
}

const day = 24 * 3_600_000;

/** Makes up a fleet; the same size, seed and moment always make the same one. */
export function makeUpRecords(vehicleCount: number, seed: number, nowMs: number): FleetRecords {
  const catalogue = buildCatalogue();
  const [usersFrom, vehiclesFrom] = [nowMs - 80 * day, nowMs - 40 * day];
  const users = buildUsers(Math.ceil(vehicleCount / 2), seed, usersFrom, vehiclesFrom);
  const makeOf = new Map(catalogue.models.map((model) => [model.id, model.make]));
  const connectable = new Set(catalogue.makes.filter((make) => make.connectable).map((make) => make.id));
  const trims = catalogue.trims.map((trim) => ({
    ...trim,
    connectable: connectable.has(makeOf.get(trim.model) ?? ""),
  }));
  const vehicles = buildVehicles({
    count: vehicleCount,
    seed,
    fromMs: vehiclesFrom,
    toMs: nowMs,
    trims,
    users,
  });
  const charged = vehicles.filter(({ integrated }) => integrated !== "UNINTEGRATED").map(({ id }) => id);
  return {
    ...catalogue,
    suppliers,
    tariffs: Object.values(tariffs).flat(),
    sites,
    users,
    vehicles,
    charged,
    historyEndMs: nowMs,
  };
}

/** Puts records in order and indexes them for every filter of the API. */
export function fleetOf(records: FleetRecords): Fleet {
  return {
    makes: new Collection(records.makes, {}),
    models: new Collection(records.models, { make: (model) => model.make }),
    trims: new Collection(records.trims, {
      listed: (trim) => (trim.hidden ? undefined : "yes"),
      model: (trim) => (trim.hidden ? undefined : trim.model),
      hiddenModel: (trim) => (trim.hidden ? trim.model : undefined),
    }),
    suppliers: new Collection(records.suppliers, {}),
    tariffs: new Collection(records.tariffs, {}),
    sites: new Collection(records.sites, {}),
    users: new Collection(records.users, { email: (user) => user.email.toLowerCase() }),
    vehicles: new Collection(records.vehicles, { user: (vehicle) => vehicle.user }),
    charged: records.charged,
    historyEndMs: records.historyEndMs,
  };
}
