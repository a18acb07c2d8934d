/**
 * The JSON Schema of a seed. References point into the API description, which defines the fields of the resources. The
 * types make sure that the schema lists every field of every record.
 */
import type { MockSnapshot } from "./snapshot.ts";

type Schema = Readonly<Record<string, unknown>>;
type ListName = Exclude<keyof MockSnapshot, "format" | "historyEnd" | "charged">;
type RecordIn<Name extends ListName> = MockSnapshot[Name][number];
type Fields<Entry> = Readonly<Record<keyof Entry, Schema>>;

const text: Schema = { type: "string" };
const boolean: Schema = { type: "boolean" };
const email: Schema = { type: "string", format: "email" };
const dateTime: Schema = { type: "string", format: "date-time" };
const wholeNumber: Schema = { type: "integer", minimum: 0 };

/** An id of the API: four letters for the collection, and a ULID. */
const idOf = (letters: string): Schema => ({ type: "string", pattern: `^${letters}[A-Z\\d]{26}$` });

/** The schema of a resource's field in the API description. */
const field = (schema: string, name: string): Schema => ({
  $ref: `#/components/schemas/${schema}/properties/${name}`,
});

function orNull(schema: Schema): Schema {
  return typeof schema.type === "string"
    ? { ...schema, type: [schema.type, "null"] }
    : { anyOf: [schema, { type: "null" }] };
}

const location: Fields<RecordIn<"users">["default_location"]> = {
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

const properties: Readonly<Record<keyof MockSnapshot, Schema>> = {
  format: { const: 1 },
  historyEnd: dateTime,
  makes: listOf<"makes">({
    id: idOf("vmak"),
    name: text,
    icon: orNull(text),
    connectable: boolean,
    unavailable_in: { type: "array", items: { type: "string", pattern: "^[A-Z]{2}$" } },
    subscription_name: orNull(field("VehicleMake", "subscription_name")),
    subscription_package: orNull(field("VehicleMake", "subscription_package")),
  }),
  models: listOf<"models">({
    id: idOf("vmod"),
    name: text,
    make: idOf("vmak"),
    default_battery_size_watt_hours: wholeNumber,
    default_connector_type: orNull(field("VehicleModel", "default_connector_type")),
    hidden: boolean,
  }),
  modelConnectors: listOf<"modelConnectors">({
    id: { type: "string", pattern: "^vmod[A-Z\\d]{26}/\\w+$" },
    model: idOf("vmod"),
    region: field("VehicleModelConnector", "region"),
    connector_type: field("VehicleModelConnector", "connector_type"),
    source: orNull(field("VehicleModelConnector", "source")),
    confidence: orNull(field("VehicleModelConnector", "confidence")),
    verified_at: orNull(dateTime),
    updated_at: dateTime,
  }),
  trims: listOf<"trims">({
    id: idOf("trim"),
    name: text,
    model: idOf("vmod"),
    battery_size_watt_hours: orNull(wholeNumber),
    hidden: boolean,
  }),
  suppliers: listOf<"suppliers">({ id: idOf("supl"), name: text, icon: orNull(text) }),
  tariffs: listOf<"tariffs">({
    id: idOf("tari"),
    name: text,
    supplier: idOf("supl"),
    currency: text,
    type: field("Tariff", "type"),
    gsp_group: orNull(field("Tariff", "gsp_group")),
    timezone_name: text,
    daily_prices: orNull(field("Tariff", "daily_prices")),
  }),
  sites: listOf<"sites">({
    id: idOf("site"),
    cpms_connection: field("EvseSite", "cpms_connection"),
    cpms_connection_display_name: orNull(text),
    user_connected: orNull(boolean),
  }),
  users: listOf<"users">(
    {
      id: idOf("user"),
      email: orNull(email),
      full_name: text,
      joined_at: dateTime,
      terms_consent_datetime: orNull(dateTime),
      default_location: object(location),
      evses: { type: "array", items: text },
    },
    ["email"],
  ),
  vehicles: listOf<"vehicles">(
    {
      id: idOf("vhcl"),
      trim: idOf("trim"),
      user: idOf("user"),
      integrated: field("Vehicle", "integrated"),
      maximum_charge_limit_percentage: orNull(wholeNumber),
      battery_size_watt_hours: orNull(wholeNumber),
      description: orNull(text),
      disabled: boolean,
      smart_charging_enabled: boolean,
      vehicle_class: orNull(field("Vehicle", "vehicle_class")),
      last_sampled_at: orNull(dateTime),
      charging_closed_ms: { type: "number" },
    },
    ["trim", "user"],
  ),
  connectors: listOf<"connectors">({
    id: idOf("vhcl"),
    native_connector: field("VehicleConnectors", "native_connector"),
    adaptors: field("VehicleConnectors", "adaptors"),
    updated_at: dateTime,
  }),
  enteredCharges: listOf<"enteredCharges">({
    id: idOf("vhcl"),
    state_of_charge_percentage: field("VehicleStateOfCharge", "state_of_charge_percentage"),
    updated_at: dateTime,
  }),
  authorizations: listOf<"authorizations">({
    id: { type: "string", format: "uuid" },
    user: idOf("user"),
    trim: orNull(idOf("trim")),
    vehicle: orNull(idOf("vhcl")),
    created_ms: { type: "number" },
    completed: boolean,
  }),
  waitlist: listOf<"waitlist">({
    id: text,
    email,
    model: orNull(idOf("vmod")),
    names: orNull({ type: "array", items: text, minItems: 2, maxItems: 2 }),
    country: text,
  }),
  charged: { type: "array", items: idOf("vhcl"), uniqueItems: true },
};

/** The schema of a whole snapshot, or any parts of one. */
export const seedSchema: Schema = { type: "object", properties, additionalProperties: false };

/** The schema of a list of records. Each record needs the fields in `required`: by default, all fields. */
function listOf<Name extends ListName>(
  fields: Fields<RecordIn<Name>>,
  required?: readonly (keyof RecordIn<Name> & string)[],
): Schema {
  return { type: "array", items: object(fields, required) };
}

function object<Entry>(fields: Fields<Entry>, required: readonly string[] = Object.keys(fields)): Schema {
  return { type: "object", properties: fields, required, additionalProperties: false };
}
