/**
 * What a name of this API promises, whatever resource has it. The description could lose a rule and still agree with
 * a mock that is made from it; names don't change along with it.
 */

import { readText } from "../generate/read-text.ts";
import { asText } from "../generate/request-parts.ts";
import { itemsOf } from "../generate/schema.ts";
import { isValid } from "../validation.ts";
import type { NamedSchema } from "./named-schemas.ts";

interface NamePromise {
  readonly names: RegExp;
  /** Places where the name means something else. */
  readonly except?: RegExp;
  /** Only for values of answers and bodies, or only for parameters. */
  readonly only?: "property" | "parameter";
  readonly takes: readonly unknown[];
  readonly refuses: readonly unknown[];
}

const url = "https://api.ev.energy/v2/vehicles/vhcl01HRFF3SEVSCRAV9B3CHVDFN0H";
const moment = "2024-04-17T09:39:45.994584Z";

const promises: readonly NamePromise[] = [
  {
    names:
      /^url$|_(url|uri)$|^(icon|models|vehicle_trims|charging_sub_sessions?|evse|schedules|assessment|flags|debug_metadata|carbon_feed|external_link|instance|type_url)$/,
    takes: [url],
    refuses: ["not a URL", 5, {}],
  },
  {
    // A link is mailed for a make by its id, and not for one by its URL.
    except: /^VehicleOnboardingLink/,
    names: /^(user|trim|model|make|vehicle|latest_status_log|supplier|tariff|energy_usage|vehicle_model)$/,
    takes: [url],
    refuses: ["not a URL", 5, {}, { id: "x" }],
  },
  {
    // A tariff's prices change at times of day.
    except: /^PricePeriod/,
    names: /_at$|^(start|end)$|^(event_time|timestamp|expiry)$|_datetime$|_at__[gl]te$|^(start|end)__[gl]t$/,
    takes: [moment, "2024-04-17T10:39:45+01:00"],
    refuses: ["yesterday", "2024-04-17", "2024-04-17 09:39:45Z", 5],
  },
  { names: /_percentage$/, only: "property", takes: [50, 100], refuses: [50.5, "50"] },
  { names: /_(watt_hours|meters)$|^minutes_to_/, only: "property", takes: [45_000], refuses: [0.5, "5"] },
  {
    // Nothing is an amount, too; the battery of a vehicle that someone writes down has at least 1 kWh.
    except: /^Vehicle(CreateByModel|Update|TrimCreate)\.battery_size_watt_hours$/,
    names: /_(watt_hours|meters)$|^minutes_to_/,
    only: "property",
    takes: [0],
    refuses: [],
  },
  {
    names: /_(watts|grams|milliamps)$|_grams_per_kilowatt_hour$|^(cost|savings_cost|incentive_earned)$/,
    takes: [450],
    refuses: [0.5, "5"],
  },
  { names: /^is_|_enabled$|^disabled$/, takes: [true, false], refuses: ["yes", 3] },
  {
    names: /^page_(after|before)$/,
    takes: [],
    refuses: ["nothing", "vhcl01", "", "VHCL01HRFF3SEVSCRAV9B3CHVDFN0H"],
  },
  { names: /^page$/, takes: [1, 1000], refuses: [0, 1.5, "first"] },
  { names: /^page_size$/, takes: [1, 100], refuses: [0, 101, 1.5, "many"] },
  { names: /^(ordering)$/, takes: ["name", "-name"], refuses: ["anything", "-Name"] },
  { names: /(^|_)email$/, takes: ["sam.driver@example.com"], refuses: ["nobody"] },
  { names: /^country(_code)?$/, takes: ["GB"], refuses: ["GBR", "1", "12"] },
  {
    names:
      /^(name|full_name|title|detail|address_1|address_2|city|state_|postal_code|timezone|subscription_name|subscription_package|current_type|data_source)$/,
    only: "property",
    takes: ["any text", "Ünïcödé"],
    refuses: [5, true, {}],
  },
  {
    // What was connected a moment ago comes with its ids.
    except: /^OnboardedVehicles/,
    names: /^(vehicles|evses)$/,
    only: "property",
    takes: [[], [url]],
    refuses: [url, ["not a URL"], [5], null],
  },
  { names: /^latitude$/, takes: [-90, 51.5, 90], refuses: ["51"] },
  { names: /^longitude$/, takes: [-180, 0.1, 180], refuses: ["0"] },
  {
    names: /^coordinates$/,
    takes: [{ latitude: 51.5, longitude: -0.1 }],
    refuses: ["51.5,-0.1", { latitude: "51.5", longitude: "-0.1" }],
  },
  { names: /^region$/, takes: ["NORTH_AMERICA", "EUROPE"], refuses: ["MADE_UP", "europe"] },
  { names: /^confidence$/, takes: ["HIGH", "MEDIUM", "LOW", null], refuses: ["MADE_UP", 5] },
  { names: /^adaptors$/, takes: [[], ["CCS", "NACS", "CHADEMO"]], refuses: [["GBT"], null] },
  { names: /^expand$/, takes: [[]], refuses: [["nothing"], ["user", "nothing"]] },
  { names: /^EvEnergy-Version$/, takes: [2], refuses: [1, 3, "two"] },
];

/** The letters that the ids of a collection begin with. */
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

/** The promises of its name that a value's schema breaks, a line each. */
export function brokenPromises(named: NamedSchema): readonly string[] {
  const here = promises.filter(
    ({ names, only, except }) =>
      names.test(named.name) &&
      !except?.test(named.place) &&
      (only === undefined || (only === "parameter") === (named.parameter !== undefined)),
  );
  return [...here, ...idPromises(named), ...expandPromises(named)].flatMap(({ takes, refuses }) => [
    ...takes
      .filter((value) => !allows(named, value))
      .map((value) => `${named.place} refuses ${JSON.stringify(value)}`),
    ...refuses
      .filter((value) => allows(named, value))
      .map((value) => `${named.place} takes ${JSON.stringify(value)}`),
  ]);
}

function idPromises({ name, place }: NamedSchema): NamePromise[] {
  const prefix = idPrefixes[place] ?? idPrefixes[name];
  if (!prefix) return [];
  const ulid = "01HRFF3SEVSCRAV9B3CHVDFN0H";
  const id = prefix + ulid;
  const wrong = [ulid, id.toLowerCase(), `${id}X`, id.slice(0, -1), ` ${id}`, `${id}\n`, `xxxx${ulid}`, ""];
  return [{ names: /^/, takes: [id], refuses: wrong }];
}

/** A reference can be named once. */
function expandPromises({ name, schema }: NamedSchema): NamePromise[] {
  if (name !== "expand") return [];
  const [first] = itemsOf(schema).value.enum ?? [];
  return [{ names: /^/, takes: [[first]], refuses: [[first, first]] }];
}

/** What comes as text is read as it would be from the wire. */
function allows({ schema, parameter }: NamedSchema, value: unknown): boolean {
  const read = parameter && !Array.isArray(value) ? readText(schema, [asText(value)]) : value;
  return isValid(schema.pointer, read);
}
