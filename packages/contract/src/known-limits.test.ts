/** Limits and choices that the API is known to have, each with the values on both sides of it. */
import { responseOf } from "@ev-vehicles/openapi";
import { describe, expect, it } from "vitest";
import { operation } from "./description.ts";
import { schemaAt } from "./generate/schema.ts";
import { isValid } from "./validation.ts";

interface Limit {
  /** The schema, and the property in it where it is not the schema itself; or the whole pointer. */
  readonly at: string;
  readonly takes: readonly unknown[];
  readonly refuses: readonly unknown[];
  /** What holds where nothing is said. */
  readonly preset?: unknown;
}

const userId = "user01HN2NJ9NMRZBXT1H6FT9N7735";
const vehicleId = "vhcl01HRFF3SEVSCRAV9B3CHVDFN0H";
const uuid = "0b7a2f6e-51f5-4b0e-9c1e-2f7f3f2a8d11";
/** Where the schema of an operation's own parameter stands. */
function parameterAt(id: Parameters<typeof operation>[0], name: string): string {
  return operation(id).parameters.find((parameter) => parameter.name === name)?.schema.pointer ?? "";
}

/** A cursor is an id of the list's collection, whichever that is. */
const idCursors = {
  takes: [vehicleId, userId],
  refuses: [vehicleId.slice(4), "", 5, null],
};
const battery = { takes: [1000, 300_000], refuses: [999, 300_001, 1000.5, null] };
const connectors = { takes: ["CCS", "NACS", "CHADEMO", null], refuses: ["ccs", "TYPE_2", "MADE_UP"] };
const vehicleClass = { takes: ["PASSENGER", "COMMERCIAL", null], refuses: ["passenger", "MADE_UP", ""] };

const limits: readonly Limit[] = [
  // What is stated for bodies of requests is no limit of responses.
  { at: "Vehicle.battery_size_watt_hours", takes: [0, 999, 300_001], refuses: [1000.5, null] },
  { at: "VehicleCreateByModel.battery_size_watt_hours", ...battery },
  { at: "VehicleUpdate.battery_size_watt_hours", ...battery },
  { at: "Vehicle.maximum_charge_limit_percentage", takes: [50, 100, null], refuses: [49, 101] },
  { at: "VehicleUpdate.maximum_charge_limit_percentage", takes: [50, 100], refuses: [49, 101, null] },
  { at: "Vehicle.description", takes: ["", "x".repeat(200)], refuses: ["x".repeat(201), 5] },
  { at: "VehicleCreateByModel.description", takes: ["", "x".repeat(200)], refuses: ["x".repeat(201), 5] },
  { at: "Vehicle.integrated", takes: ["UNINTEGRATED", "ACTIVE", "INACTIVE"], refuses: ["MADE_UP", null] },
  { at: "Vehicle.vehicle_class", ...vehicleClass },
  { at: "VehicleCreateByModel.vehicle_class", ...vehicleClass },
  { at: "VehicleUpdate.vehicle_class", ...vehicleClass },
  { at: "VehicleUpdate.smart_charging_enabled", takes: [true, false], refuses: [null, "true"] },
  { at: "VehicleModel.default_connector_type", ...connectors },
  {
    at: "VehicleDeletion",
    takes: [{}, { remaining_car_count: 0 }, { remaining_car_count: 1, other_count: 2 }],
    refuses: [{ remaining_car_count: "1" }, { remaining_car_count: 0, other: "x" }],
  },
  {
    at: "VehicleStatusLog.state",
    takes: [
      "DRIVING",
      "RECENTLY_FINISHED_DRIVING",
      "STATIONARY",
      "IN_SERVICE",
      "PLUGGED_IN_NOT_CHARGING",
      "PLUGGED_IN_CHARGING",
      "PLUGGED_IN_COMPLETE",
      "PLUGGED_IN_NEAR_READY_BY_TIME",
      "PLUGGED_IN_ALMOST_COMPLETE",
      "UNKNOWN",
      null,
    ],
    refuses: ["MADE_UP", ""],
  },
  {
    at: "ChargingMode",
    takes: ["SMART", "BOOST", "UNMANAGED_HOME", "UNMANAGED_OTG", "MANAGED_OTG"],
    refuses: ["MADE_UP", null],
  },
  {
    at: "ChargingSubSession.co2_intensity_classification",
    takes: ["very low", "low", "moderate", "high", "very high", null],
    refuses: ["MADE_UP"],
  },
  { at: "ChargingSubSession.currency", takes: ["GBP"], refuses: ["gbp", "GBPX", "£", null] },
  { at: "ChargingSubSession.duration_minutes", takes: [0, 12.5], refuses: ["12", null] },
  { at: "ChargingSubSession.energy_delivered_watt_hours", takes: [0, -1], refuses: [0.5, null] },
  { at: "ChargingSubSession.percentage_added", takes: [12.5, null], refuses: ["12"] },
  { at: "Location.country_code", takes: ["GB", null], refuses: ["GBR", "gb"] },
  { at: "Location.current_carbon_intensity_grams_per_kilowatt_hour", takes: [0, -1, null], refuses: [0.5] },
  {
    at: "Tariff.type",
    takes: ["FLAT_RATE", "DUAL_RATE", "THREE_RATE", "DYNAMIC", "EXTERNALLY_MANAGED", "OTHER"],
    refuses: ["MADE_UP", null],
  },
  { at: "VehicleDeletion", takes: [], refuses: [{ remaining_car_count: 0, other_count: null }] },
  { at: "VehicleTrimCreate.battery_size_watt_hours", ...battery },
  { at: "ChargingSubSession.grid_energy_delivered_watt_hours", takes: [0, -1, null], refuses: [0.5] },
  { at: "ChargingSubSession.solar_energy_delivered_watt_hours", takes: [0, -1, null], refuses: [0.5] },
  { at: "VehicleStateOfCharge.state_of_charge_percentage", takes: [0, 100, null], refuses: [-1, 101] },
  { at: "VehicleStateOfCharge.source", takes: ["MANUAL", "CONNECTED", null], refuses: ["MADE_UP"] },
  { at: "VehicleStateOfChargeUpdate.state_of_charge_percentage", takes: [0, 100, null], refuses: [-1, 101] },
  { at: "ConnectorType", takes: ["CCS", "NACS", "CHADEMO"], refuses: ["GBT", "MADE_UP", null] },
  { at: "ModelConnectorType", takes: ["CCS", "NACS", "CHADEMO", "GBT"], refuses: ["MADE_UP", null] },
  {
    at: "ModelConnectorSource",
    takes: ["EV_ENERGY", "CAR_API", "USER", "DVLA", "PROVIDER", "FLEET", null],
    refuses: ["MADE_UP"],
  },
  { at: "ModelConnectorConfidence", takes: ["HIGH", "MEDIUM", "LOW", null], refuses: ["MADE_UP"] },
  { at: "ChargingRegion", takes: ["NORTH_AMERICA", "EUROPE"], refuses: ["MADE_UP", null] },
  {
    at: "VehicleCommandLog.command",
    takes: ["START_CHARGE", "STOP_CHARGE", "WAKE_UP", "SEND_SCHEDULE"],
    refuses: ["MADE_UP", null],
  },
  { at: "VehicleCommandLog.internal_command_id", takes: [uuid, null], refuses: ["1234", 5] },
  { at: "VehicleAPIErrorLog.internal_command_id", takes: [uuid, null], refuses: ["1234", 5] },
  { at: "VehicleOnboarding.authorization_request_id", takes: [uuid], refuses: ["1234", null] },
  { at: "VehicleOnboarding.auth_method", takes: ["api", "native"], refuses: ["MADE_UP", null] },
  { at: "VehicleOnboarding.scopes", takes: [[], ["read"], null], refuses: [[null], [5], "read"] },
  {
    at: "OnboardedVehicles.vehicles",
    takes: [[], [{ id: vehicleId, url: `https://api.ev.energy/v2/vehicles/${vehicleId}` }]],
    refuses: [[{}], [vehicleId], null],
  },
  { at: "VehicleCompatibility.recommendation_rank", takes: [1, 10, null], refuses: [0, 11, 1.5] },
  { at: "VehicleOnboardingCompletion.authorization_request_uid", takes: [uuid], refuses: ["1234", null] },
  {
    at: "VehicleOnboardingCompletion.smartcar_user_id",
    takes: ["x".repeat(100), null],
    refuses: ["x".repeat(101), 5],
  },
  { at: "ClientId", takes: ["x", "acme-fleet"], refuses: ["", 5] },
  { at: "VehicleConnectorsUpdate.native_connector", ...connectors },
  // No limit of a log is stated.
  { at: "VehicleStatusLog.state_of_charge_percentage", takes: [-1, 101, null], refuses: ["50"] },
  { at: "VehicleStatusLog.target_charge_level_percentage", takes: [-1, 101, null], refuses: ["50"] },
  { at: "VehicleStatusLog.minutes_to_full_charge", takes: [-1, null], refuses: [0.5] },
  { at: "VehicleModelUpdate.default_connector_type", ...connectors },
  { at: "VehicleConnectorsUpdate.adaptors", takes: [["CCS", "NACS"]], refuses: [["CCS", "CCS"]] },
  { at: "ChargingSubSession.location", takes: [{}, { name: "Home" }], refuses: ["Home", []] },
  { at: "#/components/parameters/PageSize/schema", takes: [1, 100], refuses: [0, 101], preset: 25 },
  { at: "#/components/parameters/PageAfter/schema", ...idCursors },
  { at: "#/components/parameters/PageBefore/schema", ...idCursors },
  { at: parameterAt("listVehicleModelConnectors", "page"), takes: [1], refuses: [0, 0.5], preset: 1 },
  { at: parameterAt("startVehicleOnboarding", "response_type"), takes: ["json"], refuses: ["MADE_UP", ""] },
  { at: "#/components/headers/Link/schema", takes: ['<about:blank>; rel="next"'], refuses: [null, 5] },
  {
    at:
      responseOf(operation("startVehicleOnboarding"), 302)?.headers.find(({ name }) => name === "Location")
        ?.schema.pointer ?? "",
    takes: ["https://example.com/"],
    refuses: ["not a URL", null],
  },
  { at: "#/components/parameters/Ordering/schema", takes: ["name", "-name"], refuses: ["make", ""] },
  { at: parameterAt("retrieveUser", "user_id"), takes: [userId, "me"], refuses: ["you", `${userId}me`, ""] },
  {
    at: parameterAt("listChargingSubSessions", "user_id"),
    takes: [userId, "me"],
    refuses: ["you", vehicleId],
  },
  { at: "#/components/headers/X-RateLimit-Limit/schema", takes: [1000], refuses: ["many"], preset: 1000 },
  { at: "#/components/headers/X-RateLimit-Remaining/schema", takes: [0, 987], refuses: ["many"] },
  { at: "#/components/headers/Retry-After/schema", takes: [0, 42], refuses: [-1, 0.5, "soon"] },
  { at: "Problem.status", takes: [400, 599], refuses: ["400", 400.5] },
  {
    at: "Problem.type",
    takes: ["https://api.ev.energy/v2/problems/rate-limit-exceeded/"],
    refuses: ["rate limit", 5],
  },
  {
    at: "Problem.field_errors",
    takes: [{}, { user: ["This field is required."] }],
    refuses: [{ user: "required" }, { user: [5] }, { user: [null] }, { user: null }, []],
  },
  {
    at: "Problem.instance",
    takes: ["https://api.ev.energy/v2/vehicles/vhcl01HRFF3SEVSCRAV9B3CHVDFN0H"],
    refuses: [null],
  },
];

const notification = {
  id: "notf01HRG7M2K4N6P8Q0S1T3V5W7X9",
  url: "https://api.ev.energy/v2/notifications/notf01HRG7M2K4N6P8Q0S1T3V5W7X9",
  message_id: "vehicle-offline",
  category: "ACTIONABLE",
  event_time: "2024-04-18T09:00:00Z",
  short_text_title: "x".repeat(33),
  short_text_body: "x".repeat(49),
  detail_page_title: "",
  detail_page_body: "",
  external_link: null,
  external_button_label: "",
};
/** What the API is known to leave out, or to send as null. */
const absences: readonly Limit[] = [
  { at: "Problem.notification", takes: [notification], refuses: [{}, null] },
  { at: "ProblemNotification.short_text_title", takes: ["x".repeat(33)], refuses: ["x".repeat(34), null] },
  { at: "ProblemNotification.short_text_body", takes: ["x".repeat(49)], refuses: ["x".repeat(50), null] },
  {
    at: "ProblemNotification.category",
    takes: ["ACTIONABLE", "SERVICE", "RETRY", "MARKETING", "INTERNAL"],
    refuses: ["MADE_UP", null],
  },
  { at: "ProblemNotification.external_link", takes: [null, "https://example.com/"], refuses: ["not a URL"] },
  { at: "ChargingLocation.name", takes: ["Home"], refuses: [null] },
  { at: "ChargingLocation.postal_code", takes: [null, "x".repeat(10)], refuses: ["x".repeat(11)] },
  { at: "ChargingLocation.address_1", takes: [null, "1 Example Street"], refuses: [5] },
  { at: "ChargingLocation.timezone", takes: [null, "Europe/London"], refuses: [5] },
  { at: "ChargingLocation.coordinates", takes: [null, { latitude: 1, longitude: 2 }], refuses: [{}] },
  { at: "TariffSupplier.icon", takes: [null, "https://example.com/"], refuses: ["not a URL"] },
  {
    at: "VehicleReconnectionUrl",
    takes: [{ url: "https://e.com/", expiry: "2024-04-18T09:00:00Z" }],
    refuses: [[]],
  },
  { at: "ChargingSubSession.evse", takes: [null], refuses: [{}] },
  { at: "ChargingSubSession.tariff", takes: [null, "https://example.com/"], refuses: [{}] },
  { at: "ChargingSubSession.savings_co2_grams", takes: [null, 5], refuses: [0.5] },
  { at: "ChargingSubSession.cost_per_kilowatt_hour", takes: [null, 5], refuses: [0.5] },
  { at: "ChargingSubSession.total_points", takes: [5], refuses: [null, 0.5] },
  { at: "ChargingSubSession.total_points_missed", takes: [null, 5], refuses: [0.5] },
  {
    at: "ChargingSubSession.labels",
    takes: [
      null,
      [],
      ["OUTSIDE", "OFF_PEAK", "SUMMER_PEAK", "MIXED", "OTHER", "PRIMARY", "AWAY", "CONED", "ORU"],
    ],
    refuses: ["AWAY", ["MADE_UP"], [null]],
  },
  {
    at: "ChargingSubSession.solar_mode_type",
    takes: [null, "OFF", "SOLAR_ONLY", "SOLAR_AND_GRID", "SOLAR_SMART"],
    refuses: ["MADE_UP"],
  },
  { at: "ChargingSubSession.grid_energy_delivered", takes: ["25.900"], refuses: [25.9, null] },
  { at: "ChargingSubSession.solar_energy_delivered", takes: ["0"], refuses: [0, null] },
  { at: "ChargingSubSession.grid_feeds", takes: [[], ["https://example.com/"]], refuses: [null, ["x"]] },
  {
    at: "EnergyUsage",
    takes: [
      { url: "https://e.com/", currency: "GBP", charging_sub_session: "https://e.com/", intervals: [{}] },
    ],
    refuses: [{}],
  },
  { at: "EvseSite.cpms_connection", takes: ["CHARGEPOINT", "SWTCH", null], refuses: ["MADE_UP"] },
  { at: "EvseSite.user_connected", takes: [true, null], refuses: ["yes"] },
  { at: "EvseSite.cpms_connection_display_name", takes: ["ChargePoint", null], refuses: [5] },
  { at: "Tariff.valid_until", takes: ["2024-12-31", null], refuses: ["2024-12-31T00:00:00Z", 5] },
  { at: "Tariff.valid_from", takes: ["2024-01-01"], refuses: ["January", null] },
  { at: "Tariff.gsp_group", takes: ["_C", null], refuses: [5] },
  { at: "Tariff.highlighted", takes: [true], refuses: [null, "yes"] },
  { at: "TariffSupplier.highlighted", takes: [true], refuses: [null, "yes"] },
  { at: "Tariff.price_chart_url", takes: ["https://example.com/", null], refuses: ["chart"] },
  { at: "Tariff.scheduler_tariff", takes: ["https://example.com/", { any: 1 }, null], refuses: [5] },
  {
    at: "Tariff.daily_prices",
    takes: [{}, { peak: { price: "0.28", times: [{ start: "05:30", end: "00:30" }] } }],
    refuses: [{ peak: { price: 0.28 } }, { off_peak: { times: "05:30" } }, null],
  },
  { at: "Tariff.timezone_name", takes: ["Europe/London"], refuses: [null, 5] },
];

describe("known limits", () => {
  it.each([...limits, ...absences])("of $at", ({ at, takes, refuses, preset }) => {
    const pointer = at.startsWith("#") ? at : `#/components/schemas/${at.replace(".", "/properties/")}`;
    expect(takes.filter((value) => !isValid(pointer, value))).toEqual([]);
    expect(refuses.filter((value) => isValid(pointer, value))).toEqual([]);
    if (preset !== undefined) expect(schemaAt(pointer).value).toHaveProperty("default", preset);
  });
});
