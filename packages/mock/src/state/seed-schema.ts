/**
 * What a seed may look like (JSON Schema). References lead into the API's description, which says what the fields of a
 * resource are; the types make sure that no field of a record is missing here.
 */
import type {
  AuthorizationRecord,
  ConnectorsRecord,
  EnteredChargeRecord,
  LocationRecord,
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
import type { MockSnapshot } from "./snapshot.ts";

type Schema = Readonly<Record<string, unknown>>;
type Fields<Entry> = Readonly<Record<keyof Entry, Schema>>;

const text: Schema = { type: "string" };
const truth: Schema = { type: "boolean" };
const email: Schema = { type: "string", format: "email" };
const dateTime: Schema = { type: "string", format: "date-time" };
const whole: Schema = { type: "integer", minimum: 0 };
/** An id of the API: four letters for the collection, and a ULID. */
const idOf = (letters: string): Schema => ({ type: "string", pattern: `^${letters}[A-Z\\d]{26}$` });
const field = (schema: string, name: string): Schema => ({
  $ref: `#/components/schemas/${schema}/properties/${name}`,
});

function orNull(schema: Schema): Schema {
  return typeof schema.type === "string"
    ? { ...schema, type: [schema.type, "null"] }
    : { anyOf: [schema, { type: "null" }] };
}

const location: Fields<LocationRecord> = {
  address_1: orNull(text),
  address_2: orNull(text),
  city: orNull(text),
  state: orNull(text),
  postal_code: orNull(text),
  country_code: orNull(text),
  coordinates: field("Location", "coordinates"),
  tariff: orNull(idOf("tari")),
  evse_site: orNull(idOf("site")),
};

const makes: Fields<MakeRecord> = {
  id: idOf("vmak"),
  name: text,
  icon: orNull(text),
  connectable: truth,
  unavailable_in: { type: "array", items: { type: "string", pattern: "^[A-Z]{2}$" } },
  subscription_name: orNull(field("VehicleMake", "subscription_name")),
  subscription_package: orNull(field("VehicleMake", "subscription_package")),
};

const models: Fields<ModelRecord> = {
  id: idOf("vmod"),
  name: text,
  make: idOf("vmak"),
  default_battery_size_watt_hours: whole,
  default_connector_type: orNull(field("VehicleModel", "default_connector_type")),
  hidden: truth,
};

const modelConnectors: Fields<ModelConnectorRecord> = {
  id: { type: "string", pattern: "^vmod[A-Z\\d]{26}/\\w+$" },
  model: idOf("vmod"),
  region: field("VehicleModelConnector", "region"),
  connector_type: field("VehicleModelConnector", "connector_type"),
  source: orNull(field("VehicleModelConnector", "source")),
  confidence: orNull(field("VehicleModelConnector", "confidence")),
  verified_at: orNull(dateTime),
  updated_at: dateTime,
};

const trims: Fields<TrimRecord> = {
  id: idOf("trim"),
  name: text,
  model: idOf("vmod"),
  battery_size_watt_hours: orNull(whole),
  hidden: truth,
};

const suppliers: Fields<SupplierRecord> = { id: idOf("supl"), name: text, icon: orNull(text) };

const tariffs: Fields<TariffRecord> = {
  id: idOf("tari"),
  name: text,
  supplier: idOf("supl"),
  currency: text,
  type: field("Tariff", "type"),
  gsp_group: orNull(field("Tariff", "gsp_group")),
  timezone_name: text,
  daily_prices: orNull(field("Tariff", "daily_prices")),
};

const sites: Fields<SiteRecord> = {
  id: idOf("site"),
  cpms_connection: field("EvseSite", "cpms_connection"),
  cpms_connection_display_name: orNull(text),
  user_connected: orNull(truth),
};

const users: Fields<UserRecord> = {
  id: idOf("user"),
  email: orNull(email),
  full_name: text,
  joined_at: dateTime,
  terms_consent_datetime: orNull(dateTime),
  default_location: object(location),
  evses: { type: "array", items: text },
};

const vehicles: Fields<VehicleRecord> = {
  id: idOf("vhcl"),
  trim: idOf("trim"),
  user: idOf("user"),
  integrated: field("Vehicle", "integrated"),
  maximum_charge_limit_percentage: orNull(whole),
  battery_size_watt_hours: orNull(whole),
  description: orNull(text),
  disabled: truth,
  smart_charging_enabled: truth,
  vehicle_class: orNull(field("Vehicle", "vehicle_class")),
  last_sampled_at: orNull(dateTime),
  charging_closed_ms: { type: "number" },
};

const connectors: Fields<ConnectorsRecord> = {
  id: idOf("vhcl"),
  native_connector: field("VehicleConnectors", "native_connector"),
  adaptors: field("VehicleConnectors", "adaptors"),
  updated_at: dateTime,
};

const enteredCharges: Fields<EnteredChargeRecord> = {
  id: idOf("vhcl"),
  state_of_charge_percentage: field("VehicleStateOfCharge", "state_of_charge_percentage"),
  updated_at: dateTime,
};

const authorizations: Fields<AuthorizationRecord> = {
  id: { type: "string", format: "uuid" },
  user: idOf("user"),
  trim: orNull(idOf("trim")),
  vehicle: orNull(idOf("vhcl")),
  created_ms: { type: "number" },
  completed: truth,
};

const waitlist: Fields<WaitlistRecord> = {
  id: text,
  email,
  model: orNull(idOf("vmod")),
  names: orNull({ type: "array", items: text, minItems: 2, maxItems: 2 }),
  country: text,
};

const parts: Readonly<Record<keyof MockSnapshot, Schema>> = {
  format: { const: 1 },
  historyEnd: dateTime,
  makes: listOf(makes),
  models: listOf(models),
  modelConnectors: listOf(modelConnectors),
  trims: listOf(trims),
  suppliers: listOf(suppliers),
  tariffs: listOf(tariffs),
  sites: listOf(sites),
  users: listOf(users, ["email"]),
  vehicles: listOf(vehicles, ["trim", "user"]),
  connectors: listOf(connectors),
  enteredCharges: listOf(enteredCharges),
  authorizations: listOf(authorizations),
  waitlist: listOf(waitlist),
  charged: { type: "array", items: idOf("vhcl"), uniqueItems: true },
};

/** A whole snapshot, or any of its parts. */
export const seedSchema: Schema = { type: "object", properties: parts, additionalProperties: false };

/** A list of objects; each needs these fields, or all of them. */
function listOf<Entry>(fields: Fields<Entry>, required?: readonly (keyof Entry & string)[]): Schema {
  return { type: "array", items: object(fields, required) };
}

function object<Entry>(fields: Fields<Entry>, required: readonly string[] = Object.keys(fields)): Schema {
  return { type: "object", properties: fields, required, additionalProperties: false };
}
