/** The request bodies of the API's reference, and the fields that only the API sets. */
import { describe, expect, it } from "vitest";
import { schemaAt } from "../generate/schema.ts";
import { isValid } from "../validation.ts";

interface Body {
  readonly name: string;
  /** Required fields, each with a valid value. */
  readonly required?: Readonly<Record<string, unknown>>;
  readonly optional?: Readonly<Record<string, unknown>>;
  /** Fields that may be null. */
  readonly nullable?: readonly string[];
}

const api = "https://api.ev.energy/v2";
const user = `${api}/users/user01HN2NJ9NMRZBXT1H6FT9N7735`;
const trim = `${api}/vehicle_trims/trim01HRFHBCM7VBSWRPVYFBQMH2BR`;
const model = `${api}/vehicle_models/vmod01H1YMKWM7ZXA9DVNXE4S2CB23`;
const make = `${api}/vehicle_makes/vmak01H1E836VY9YE7XYGSKYSVCJH0`;
const email = "sam.driver@example.com";
const verified = { source: "EV_ENERGY", confidence: "HIGH", verified_at: "2024-04-18T08:53:52.225655Z" };
const program = { program_id: "prog01HNARS42AVJN9QWQF6J52B7MB" };
const unverified = ["source", "confidence", "verified_at"];

const clearedLocation = {
  address_1: null,
  address_2: null,
  city: null,
  state: null,
  postal_code: null,
  country_code: null,
  coordinates: null,
};
const location = {
  address_1: "12 Sample Road",
  address_2: "Flat 2",
  city: "Leeds",
  state: "West Yorkshire",
  postal_code: "LS1 1AB",
  country_code: "GB",
  coordinates: { latitude: 53.7974, longitude: -1.5438 },
  tariff: `${api}/tariffs/tari01H61DK2SRA659RNGK2CAJJJP8`,
};

const bodies: readonly Body[] = [
  { name: "UserCreate", optional: { email, default_location: location } },
  { name: "UserUpdate", optional: { email, default_location: clearedLocation } },
  { name: "LocationUpdate", optional: location, nullable: Object.keys(location) },
  { name: "VehicleCreateByTrim", required: { trim }, optional: { user } },
  {
    name: "VehicleCreateByModel",
    required: { model },
    optional: { user, battery_size_watt_hours: 52_000, description: "Van", vehicle_class: "COMMERCIAL" },
    nullable: ["vehicle_class"],
  },
  {
    name: "VehicleUpdate",
    optional: {
      battery_size_watt_hours: 52_000,
      maximum_charge_limit_percentage: 80,
      smart_charging_enabled: true,
      vehicle_class: "PASSENGER",
    },
    nullable: ["vehicle_class"],
  },
  {
    name: "VehicleConnectorsUpdate",
    optional: { native_connector: "CCS", adaptors: ["NACS", "CHADEMO"] },
    nullable: ["native_connector"],
  },
  {
    name: "VehicleStateOfChargeUpdate",
    optional: { state_of_charge_percentage: 70 },
    nullable: ["state_of_charge_percentage"],
  },
  { name: "VehicleTrimCreate", required: { name: "Sport", model, battery_size_watt_hours: 52_000 } },
  { name: "VehicleModelCreate", required: { name: "Roadster", make } },
  {
    name: "VehicleModelUpdate",
    optional: { default_connector_type: "NACS" },
    nullable: ["default_connector_type"],
  },
  {
    name: "VehicleModelConnectorCreate",
    required: { region: "EUROPE", connector_type: "CCS" },
    optional: verified,
    nullable: unverified,
  },
  {
    name: "VehicleModelConnectorUpdate",
    optional: { connector_type: "CCS", ...verified },
    nullable: unverified,
  },
  {
    name: "VehicleOnboardingCompletion",
    required: { authorization_request_uid: "0b7a2f6e-51f5-4b0e-9c1e-2f7f3f2a8d11", auth_code: "code" },
    optional: { smartcar_user_id: "x".repeat(100) },
    nullable: ["smartcar_user_id"],
  },
  { name: "VehicleOnboardingLink", required: { email, make: "vmak01H1E836VY9YE7XYGSKYSVCJH0" } },
  {
    name: "VehicleWaitlistByModel",
    required: { email, vehicle_model_id: "vmod01H1YMKWM7ZXA9DVNXE4S2CB23" },
    optional: program,
    nullable: ["program_id"],
  },
  {
    name: "VehicleWaitlistByName",
    required: { email, vehicle_make_name: "Tesla", vehicle_model_name: "Roadster" },
    optional: program,
    nullable: ["program_id"],
  },
];

describe.each(bodies)("$name", ({ name, required = {}, optional = {}, nullable = [] }) => {
  const valid = (body: object) => isValid(`#/components/schemas/${name}`, body);
  const full: Record<string, unknown> = { ...required, ...optional };

  it(`${name} accepts a body with all fields, and a body with only the required fields`, () => {
    expect([valid(full), valid(required)]).toEqual([true, true]);
  });

  it(`${name} rejects a body that lacks a required field`, () => {
    for (const field of Object.keys(required)) {
      const { [field]: _, ...rest } = full;
      expect(valid(rest), field).toBe(false);
    }
  });

  it(`no field of ${name} accepts ["odd"], and only nullable fields accept null`, () => {
    for (const field of Object.keys(full)) {
      expect(valid({ ...full, [field]: ["odd"] }), field).toBe(false);
      expect(valid({ ...full, [field]: null }), field).toBe(nullable.includes(field));
    }
  });
});

const readOnly = [
  ["User", "evses full_name id joined_at terms_consent_datetime url vehicles"],
  ["Vehicle", "description disabled effective_battery_size_watt_hours id integrated trim url"],
] as const;

describe.each(readOnly)("the read-only fields of %s", (schema, names) => {
  it(`the read-only fields of ${schema} are those that only the API sets, and ${schema}Update has none of them`, () => {
    const fields = Object.entries(propertiesOf(schema));
    const marked = fields.filter(([, field]) => "readOnly" in field && field.readOnly).map(([name]) => name);
    expect(marked.toSorted().join(" ")).toBe(names);
    expect(Object.keys(propertiesOf(`${schema}Update`)).filter((name) => marked.includes(name))).toEqual([]);
  });
});

it.each(["UserCreate", "UserUpdate"])("%s has only the fields email and default_location", (body) => {
  expect(Object.keys(propertiesOf(body)).toSorted()).toEqual(["default_location", "email"]);
});

function propertiesOf(schema: string): object {
  return schemaAt(`#/components/schemas/${schema}`).value.properties ?? {};
}
