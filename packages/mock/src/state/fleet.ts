import type { WebhookEvent } from "@ev-vehicles/types";
import { buildCatalogue } from "../fixtures/build-catalogue.ts";
import { buildModelConnectors } from "../fixtures/build-model-connectors.ts";
import { buildUsers } from "../fixtures/build-users.ts";
import { buildVehicles } from "../fixtures/build-vehicles.ts";
import { exampleAuthorization } from "../fixtures/example-authorization.ts";
import { sites, suppliers, tariffs } from "../fixtures/places.ts";
import { Collection, type GroupOf } from "./collection.ts";
import type {
  AuthorizationRecord,
  ConnectorsRecord,
  EnteredChargeRecord,
  MakeRecord,
  ModelConnectorRecord,
  ModelRecord,
  SiteRecord,
  SupplierRecord,
  TariffRecord,
  TrimRecord,
  UserRecord,
  VehicleRecord,
  WaitlistRecord,
} from "./records.ts";

/** Everything the mock remembers. */
export interface Fleet {
  readonly makes: Collection<MakeRecord>;
  readonly models: Collection<ModelRecord, "listed" | "make">;
  readonly modelConnectors: Collection<ModelConnectorRecord, "model">;
  readonly trims: Collection<TrimRecord, "listed" | "model" | "hiddenModel">;
  readonly suppliers: Collection<SupplierRecord>;
  readonly tariffs: Collection<TariffRecord>;
  readonly sites: Collection<SiteRecord>;
  readonly users: Collection<UserRecord, "email" | "evse" | "site">;
  readonly vehicles: Collection<VehicleRecord, "user">;
  readonly connectors: Collection<ConnectorsRecord>;
  readonly enteredCharges: Collection<EnteredChargeRecord>;
  readonly authorizations: Collection<AuthorizationRecord>;
  readonly waitlist: Collection<WaitlistRecord>;
  /** The vehicles that have charging records, in a fixed order: a place stays when its vehicle is deleted. */
  readonly charged: readonly string[];
  /** When the made-up past ends, in milliseconds. */
  readonly historyEndMs: number;
  /** Tells webhooks of an event. */
  readonly announce: Announce;
}

/** Called for an event that the API posts to webhooks. */
export type Announce = (type: WebhookEvent["type"], chargingSubSession: string) => void;

/** The records that a fleet is put together from; plain JSON. */
export interface FleetRecords {
  readonly makes: readonly MakeRecord[];
  readonly models: readonly ModelRecord[];
  readonly modelConnectors: readonly ModelConnectorRecord[];
  readonly trims: readonly TrimRecord[];
  readonly suppliers: readonly SupplierRecord[];
  readonly tariffs: readonly TariffRecord[];
  readonly sites: readonly SiteRecord[];
  readonly users: readonly UserRecord[];
  readonly vehicles: readonly VehicleRecord[];
  readonly connectors: readonly ConnectorsRecord[];
  readonly enteredCharges: readonly EnteredChargeRecord[];
  readonly authorizations: readonly AuthorizationRecord[];
  readonly waitlist: readonly WaitlistRecord[];
  readonly charged: readonly string[];
  readonly historyEndMs: number;
}

const day = 24 * 3_600_000;

/** Makes up a fleet; the same size, seed and time always make the same one. */
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
    modelConnectors: buildModelConnectors(catalogue.models),
    suppliers,
    tariffs: Object.values(tariffs).flat(),
    sites,
    users,
    vehicles,
    connectors: [],
    enteredCharges: [],
    authorizations: [exampleAuthorization(nowMs)],
    waitlist: [],
    charged,
    historyEndMs: nowMs,
  };
}

/** How users are grouped: by e-mail address, by their charger, and by the site that it is at. */
export const userIndexes: Record<"email" | "evse" | "site", GroupOf<UserRecord>> = {
  email: (user) => user.email?.toLowerCase(),
  evse: (user) => user.evses[0],
  site: (user) => user.default_location.evse_site ?? undefined,
};

/** Puts records in order and indexes them for every filter of the API. */
export function fleetOf(records: FleetRecords, announce: Announce = () => undefined): Fleet {
  return {
    makes: new Collection(records.makes, {}),
    models: new Collection(records.models, {
      listed: (model) => (model.hidden ? undefined : "yes"),
      make: (model) => (model.hidden ? undefined : model.make),
    }),
    modelConnectors: new Collection(records.modelConnectors, { model: (connector) => connector.model }),
    trims: new Collection(records.trims, {
      listed: (trim) => (trim.hidden ? undefined : "yes"),
      model: (trim) => (trim.hidden ? undefined : trim.model),
      hiddenModel: (trim) => (trim.hidden ? trim.model : undefined),
    }),
    suppliers: new Collection(records.suppliers, {}),
    tariffs: new Collection(records.tariffs, {}),
    sites: new Collection(records.sites, {}),
    users: new Collection(records.users, userIndexes),
    vehicles: new Collection(records.vehicles, { user: (vehicle) => vehicle.user }),
    connectors: new Collection(records.connectors, {}),
    enteredCharges: new Collection(records.enteredCharges, {}),
    authorizations: new Collection(records.authorizations, {}),
    waitlist: new Collection(records.waitlist, {}),
    charged: records.charged,
    historyEndMs: records.historyEndMs,
    announce,
  };
}
