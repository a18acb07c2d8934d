import type { WebhookEvent } from "@ev-vehicles/types";
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

/** The mock's state, with an index for each filter that would be too slow with a scan. */
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
  /** The ids of the vehicles with charging records, sorted. A deleted vehicle's id stays, and so do its records. */
  readonly charged: readonly string[];
  /** When the generated history ends, in milliseconds since 1970. */
  readonly historyEndMs: number;
  /** Sends an event to the configured webhook, if there is one. */
  readonly emit: EmitEvent;
}

/** Sends an event of this type about the charging sub-session with this id. */
export type EmitEvent = (type: WebhookEvent["type"], chargingSubSession: string) => void;

/** The records of a fleet, as plain JSON. */
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

/** How users are indexed: by e-mail address, by charger, and by charging site. */
export const userIndexes: Record<"email" | "evse" | "site", GroupOf<UserRecord>> = {
  email: (user) => user.email?.toLowerCase(),
  evse: (user) => user.evses[0],
  site: (user) => user.default_location.evse_site ?? undefined,
};

/** Sorts and indexes the records. */
export function createFleet(records: FleetRecords, emit: EmitEvent = () => undefined): Fleet {
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
    charged: [...records.charged].sort(),
    historyEndMs: records.historyEndMs,
    emit,
  };
}
