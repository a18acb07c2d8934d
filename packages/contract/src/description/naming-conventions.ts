/**
 * What a name means in this API, in whichever resource it occurs. If the description lost a rule, the mock would lose the
 * rule too, so tests of the mock would still pass. The tests of these conventions would fail.
 */
import { readText } from "../generate/read-text.ts";
import { asText } from "../generate/request-parts.ts";
import { itemsOf } from "../generate/schema.ts";
import { isValid } from "../validation.ts";
import type { NamedSchema } from "./named-schemas.ts";

interface NamingConvention {
  readonly names: RegExp;
  /** Places where the name means something else. */
  readonly except?: RegExp;
  /** Restricts the convention to properties or to parameters. */
  readonly only?: "property" | "parameter";
  readonly accepts: readonly unknown[];
  readonly rejects: readonly unknown[];
}

const url = "https://api.ev.energy/v2/vehicles/vhcl01HRFF3SEVSCRAV9B3CHVDFN0H";
const timestamp = "2024-04-17T09:39:45.994584Z";

const conventions: readonly NamingConvention[] = [
  {
    names:
      /^url$|_(url|uri)$|^(icon|models|vehicle_trims|charging_sub_sessions?|evse|schedules|assessment|flags|debug_metadata|carbon_feed|external_link|instance|type_url)$/,
    accepts: [url],
    rejects: ["not a URL", 5, {}],
  },
  {
    // The request that mails a link names the make by its ID, not by its URL.
    except: /^VehicleOnboardingLink/,
    names: /^(user|trim|model|make|vehicle|latest_status_log|supplier|tariff|energy_usage|vehicle_model)$/,
    accepts: [url],
    rejects: ["not a URL", 5, {}, { id: "x" }],
  },
  {
    // The price periods of a tariff have times of day, not timestamps.
    except: /^PricePeriod/,
    names: /_at$|^(start|end)$|^(event_time|timestamp|expiry)$|_datetime$|_at__[gl]te$|^(start|end)__[gl]t$/,
    accepts: [timestamp, "2024-04-17T10:39:45+01:00"],
    rejects: ["yesterday", "2024-04-17", "2024-04-17 09:39:45Z", 5],
  },
  { names: /_percentage$/, only: "property", accepts: [50, 100], rejects: [50.5, "50"] },
  { names: /_(watt_hours|meters)$|^minutes_to_/, only: "property", accepts: [45_000], rejects: [0.5, "5"] },
  {
    // Zero is valid, except for a battery size that a user enters: that is at least 1 kWh.
    except: /^Vehicle(CreateByModel|Update|TrimCreate)\.battery_size_watt_hours$/,
    names: /_(watt_hours|meters)$|^minutes_to_/,
    only: "property",
    accepts: [0],
    rejects: [],
  },
  {
    names: /_(watts|grams|milliamps)$|_grams_per_kilowatt_hour$|^(cost|savings_cost|incentive_earned)$/,
    accepts: [450],
    rejects: [0.5, "5"],
  },
  { names: /^is_|_enabled$|^disabled$/, accepts: [true, false], rejects: ["yes", 3] },
  {
    names: /^page_(after|before)$/,
    accepts: [],
    rejects: ["nothing", "vhcl01", "", "VHCL01HRFF3SEVSCRAV9B3CHVDFN0H"],
  },
  { names: /^page$/, accepts: [1, 1000], rejects: [0, 1.5, "first"] },
  { names: /^page_size$/, accepts: [1, 100], rejects: [0, 101, 1.5, "many"] },
  { names: /^ordering$/, accepts: ["name", "-name"], rejects: ["make", "MADE_UP", "-Name"] },
  { names: /(^|_)email$/, accepts: ["sam.driver@example.com"], rejects: ["unknown"] },
  { names: /^country(_code)?$/, accepts: ["GB"], rejects: ["GBR", "1", "12"] },
  {
    names:
      /^(name|full_name|title|detail|address_1|address_2|city|state_|postal_code|timezone|subscription_name|subscription_package|current_type|data_source)$/,
    only: "property",
    accepts: ["any text", "Ünïcödé"],
    rejects: [5, true, {}],
  },
  {
    // Newly connected vehicles are objects with an ID and a URL.
    except: /^OnboardedVehicles/,
    names: /^(vehicles|evses)$/,
    only: "property",
    accepts: [[], [url]],
    rejects: [url, ["not a URL"], [5], null],
  },
  { names: /^latitude$/, accepts: [-90, 51.5, 90], rejects: ["51"] },
  { names: /^longitude$/, accepts: [-180, 0.1, 180], rejects: ["0"] },
  {
    names: /^coordinates$/,
    accepts: [{ latitude: 51.5, longitude: -0.1 }],
    rejects: ["51.5,-0.1", { latitude: "51.5", longitude: "-0.1" }],
  },
  { names: /^region$/, accepts: ["NORTH_AMERICA", "EUROPE"], rejects: ["MADE_UP", "europe"] },
  { names: /^confidence$/, accepts: ["HIGH", "MEDIUM", "LOW", null], rejects: ["MADE_UP", 5] },
  { names: /^adaptors$/, accepts: [[], ["CCS", "NACS", "CHADEMO"]], rejects: [["GBT"], null] },
  { names: /^expand$/, accepts: [[]], rejects: [["nothing"], ["user", "nothing"]] },
  { names: /^EvEnergy-Version$/, accepts: [2], rejects: [1, 3, "two"] },
];

/** The prefix of an ID, by the name of a property or parameter, or by schema and property. */
const idPrefixes: Readonly<Record<string, string>> = {
  "EvEnergy-User": "user",
  vehicle_id: "vhcl",
  vehicle_trim_id: "trim",
  trim_id: "trim",
  vehicle_model_id: "vmod",
  model_id: "vmod",
  vehicle_make_id: "vmak",
  make_id: "vmak",
  user_id: "user",
  available_for_user_id: "user",
  charging_sub_session_id: "csub",
  evse_id: "evse",
  "Vehicle.id": "vhcl",
  "VehicleTrim.id": "trim",
  "VehicleModel.id": "vmod",
  "VehicleMake.id": "vmak",
  "User.id": "user",
  "Tariff.id": "tari",
  "TariffSupplier.id": "supl",
  "EvseSite.id": "site",
  "ProblemNotification.id": "notf",
  "ChargingSubSession.id": "csub",
  program_id: "prog",
  "VehicleWaitlistEntry.id": "vwlt",
  "OnboardedVehicle.id": "vhcl",
  "VehicleOnboardingLink.make": "vmak",
};

/** The naming conventions that a value's schema breaks, one line each. */
export function brokenConventions(named: NamedSchema): readonly string[] {
  const here = conventions.filter(
    ({ names, only, except }) =>
      names.test(named.name) &&
      !except?.test(named.place) &&
      (only === undefined || (only === "parameter") === (named.parameter !== undefined)),
  );
  return [...here, ...idConventions(named), ...expandConventions(named)].flatMap(({ accepts, rejects }) => [
    ...accepts
      .filter((value) => !allows(named, value))
      .map((value) => `${named.place} rejects ${JSON.stringify(value)}`),
    ...rejects
      .filter((value) => allows(named, value))
      .map((value) => `${named.place} accepts ${JSON.stringify(value)}`),
  ]);
}

function idConventions({ name, place }: NamedSchema): NamingConvention[] {
  const prefix = idPrefixes[place] ?? idPrefixes[name];
  if (!prefix) return [];
  const ulid = "01HRFF3SEVSCRAV9B3CHVDFN0H";
  const id = prefix + ulid;
  const wrong = [ulid, id.toLowerCase(), `${id}X`, id.slice(0, -1), ` ${id}`, `${id}\n`, `xxxx${ulid}`, ""];
  return [{ names: /^/, accepts: [id], rejects: wrong }];
}

/** `expand` may name a reference only once. */
function expandConventions({ name, schema }: NamedSchema): NamingConvention[] {
  if (name !== "expand") return [];
  const [first] = itemsOf(schema).value.enum ?? [];
  return [{ names: /^/, accepts: [[first]], rejects: [[first, first]] }];
}

/**
 * Whether a value is valid. The value of a parameter, unless it is a list, is first converted to text and back, as on its
 * way to a server.
 */
function allows({ schema, parameter }: NamedSchema, value: unknown): boolean {
  const read = parameter && !Array.isArray(value) ? readText(schema, [asText(value)]) : value;
  return isValid(schema.pointer, read);
}
