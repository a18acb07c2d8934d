/** Limits, enums and nullable values of the API's reference, each with values that are valid and values that are not. */
import { responseOf } from "@ev-vehicles/openapi";
import { describe, expect, it } from "vitest";
import { operation } from "../description.ts";
import { schemaAt } from "../generate/schema.ts";
import { isValid } from "../validation.ts";

interface Limit {
  /** A schema, a property of one (`Vehicle.integrated`), or a JSON pointer. */
  readonly at: string;
  readonly accepts: readonly unknown[];
  readonly rejects: readonly unknown[];
  readonly default?: unknown;
}

const userId = "user01HN2NJ9NMRZBXT1H6FT9N7735";
const vehicleId = "vhcl01HRFF3SEVSCRAV9B3CHVDFN0H";
const uuid = "0b7a2f6e-51f5-4b0e-9c1e-2f7f3f2a8d11";

/** The pointer to the schema of an operation's parameter. */
function parameterAt(id: Parameters<typeof operation>[0], name: string): string {
  return operation(id).parameters.find((parameter) => parameter.name === name)?.schema.pointer ?? "";
}

/** A cursor is the ID of a resource of any kind. */
const cursor = {
  accepts: [vehicleId, userId],
  rejects: [vehicleId.slice(4), "", 5, null],
};
const battery = { accepts: [1000, 300_000], rejects: [999, 300_001, 1000.5, null] };
const connectors = { accepts: ["CCS", "NACS", "CHADEMO", null], rejects: ["ccs", "TYPE_2", "MADE_UP"] };
const vehicleClass = { accepts: ["PASSENGER", "COMMERCIAL", null], rejects: ["passenger", "MADE_UP", ""] };

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

const limits: readonly Limit[] = [
  // The limits of request bodies do not apply to responses.
  { at: "Vehicle.battery_size_watt_hours", accepts: [0, 999, 300_001], rejects: [1000.5, null] },
  { at: "VehicleCreateByModel.battery_size_watt_hours", ...battery },
  { at: "VehicleUpdate.battery_size_watt_hours", ...battery },
  { at: "Vehicle.maximum_charge_limit_percentage", accepts: [50, 100, null], rejects: [49, 101] },
  { at: "VehicleUpdate.maximum_charge_limit_percentage", accepts: [50, 100], rejects: [49, 101, null] },
  { at: "Vehicle.description", accepts: ["", "x".repeat(200)], rejects: ["x".repeat(201), 5] },
  { at: "VehicleCreateByModel.description", accepts: ["", "x".repeat(200)], rejects: ["x".repeat(201), 5] },
  { at: "Vehicle.integrated", accepts: ["UNINTEGRATED", "ACTIVE", "INACTIVE"], rejects: ["MADE_UP", null] },
  { at: "Vehicle.vehicle_class", ...vehicleClass },
  { at: "VehicleCreateByModel.vehicle_class", ...vehicleClass },
  { at: "VehicleUpdate.vehicle_class", ...vehicleClass },
  { at: "VehicleUpdate.smart_charging_enabled", accepts: [true, false], rejects: [null, "true"] },
  { at: "VehicleModel.default_connector_type", ...connectors },
  {
    at: "VehicleDeletion",
    accepts: [{}, { remaining_car_count: 0 }, { remaining_car_count: 1, other_count: 2 }],
    rejects: [{ remaining_car_count: "1" }, { remaining_car_count: 0, other: "x" }, { other_count: null }],
  },
  {
    at: "VehicleStatusLog.state",
    accepts: [
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
    rejects: ["MADE_UP", ""],
  },
  {
    at: "ChargingMode",
    accepts: ["SMART", "BOOST", "UNMANAGED_HOME", "UNMANAGED_OTG", "MANAGED_OTG"],
    rejects: ["MADE_UP", null],
  },
  {
    at: "ChargingSubSession.co2_intensity_classification",
    accepts: ["very low", "low", "moderate", "high", "very high", null],
    rejects: ["MADE_UP"],
  },
  { at: "ChargingSubSession.currency", accepts: ["GBP"], rejects: ["gbp", "GBPX", "£", null] },
  { at: "ChargingSubSession.duration_minutes", accepts: [0, 12.5], rejects: ["12", null] },
  { at: "ChargingSubSession.energy_delivered_watt_hours", accepts: [0, -1], rejects: [0.5, null] },
  { at: "ChargingSubSession.percentage_added", accepts: [12.5, null], rejects: ["12"] },
  { at: "Location.country_code", accepts: ["GB", null], rejects: ["GBR", "gb"] },
  { at: "Location.current_carbon_intensity_grams_per_kilowatt_hour", accepts: [0, -1, null], rejects: [0.5] },
  {
    at: "Tariff.type",
    accepts: ["FLAT_RATE", "DUAL_RATE", "THREE_RATE", "DYNAMIC", "EXTERNALLY_MANAGED", "OTHER"],
    rejects: ["MADE_UP", null],
  },
  { at: "VehicleTrimCreate.battery_size_watt_hours", ...battery },
  { at: "ChargingSubSession.grid_energy_delivered_watt_hours", accepts: [0, -1, null], rejects: [0.5] },
  { at: "ChargingSubSession.solar_energy_delivered_watt_hours", accepts: [0, -1, null], rejects: [0.5] },
  { at: "VehicleStateOfCharge.state_of_charge_percentage", accepts: [0, 100, null], rejects: [-1, 101] },
  { at: "VehicleStateOfCharge.source", accepts: ["MANUAL", "CONNECTED", null], rejects: ["MADE_UP"] },
  {
    at: "VehicleStateOfChargeUpdate.state_of_charge_percentage",
    accepts: [0, 100, null],
    rejects: [-1, 101],
  },
  { at: "ConnectorType", accepts: ["CCS", "NACS", "CHADEMO"], rejects: ["GBT", "MADE_UP", null] },
  { at: "ModelConnectorType", accepts: ["CCS", "NACS", "CHADEMO", "GBT"], rejects: ["MADE_UP", null] },
  {
    at: "ModelConnectorSource",
    accepts: ["EV_ENERGY", "CAR_API", "USER", "DVLA", "PROVIDER", "FLEET", null],
    rejects: ["MADE_UP"],
  },
  {
    at: "VehicleCommandLog.command",
    accepts: ["START_CHARGE", "STOP_CHARGE", "WAKE_UP", "SEND_SCHEDULE"],
    rejects: ["MADE_UP", null],
  },
  { at: "VehicleCommandLog.internal_command_id", accepts: [uuid, null], rejects: ["1234", 5] },
  { at: "VehicleAPIErrorLog.internal_command_id", accepts: [uuid, null], rejects: ["1234", 5] },
  { at: "VehicleOnboarding.authorization_request_id", accepts: [uuid], rejects: ["1234", null] },
  { at: "VehicleOnboarding.auth_method", accepts: ["api", "native"], rejects: ["MADE_UP", null] },
  { at: "VehicleOnboarding.scopes", accepts: [[], ["read"], null], rejects: [[null], [5], "read"] },
  {
    at: "OnboardedVehicles.vehicles",
    accepts: [[], [{ id: vehicleId, url: `https://api.ev.energy/v2/vehicles/${vehicleId}` }]],
    rejects: [[{}], [vehicleId], null],
  },
  { at: "VehicleCompatibility.recommendation_rank", accepts: [1, 10, null], rejects: [0, 11, 1.5] },
  { at: "VehicleOnboardingCompletion.authorization_request_uid", accepts: [uuid], rejects: ["1234", null] },
  {
    at: "VehicleOnboardingCompletion.smartcar_user_id",
    accepts: ["x".repeat(100), null],
    rejects: ["x".repeat(101), 5],
  },
  { at: "ClientId", accepts: ["x", "acme-fleet"], rejects: ["", 5] },
  { at: "VehicleConnectorsUpdate.native_connector", ...connectors },
  // The reference states no limits for the values of a status log.
  { at: "VehicleStatusLog.state_of_charge_percentage", accepts: [-1, 101, null], rejects: ["50"] },
  { at: "VehicleStatusLog.target_charge_level_percentage", accepts: [-1, 101, null], rejects: ["50"] },
  { at: "VehicleStatusLog.minutes_to_full_charge", accepts: [-1, null], rejects: [0.5] },
  { at: "VehicleModelUpdate.default_connector_type", ...connectors },
  { at: "VehicleConnectorsUpdate.adaptors", accepts: [["CCS", "NACS"]], rejects: [["CCS", "CCS"]] },
  { at: "ChargingSubSession.location", accepts: [{}, { name: "Home" }], rejects: ["Home", []] },
  { at: "#/components/parameters/PageSize/schema", accepts: [1, 100], rejects: [0, 101], default: 25 },
  { at: "#/components/parameters/PageAfter/schema", ...cursor },
  { at: "#/components/parameters/PageBefore/schema", ...cursor },
  { at: parameterAt("listVehicleModelConnectors", "page"), accepts: [1], rejects: [0, 0.5], default: 1 },
  { at: parameterAt("startVehicleOnboarding", "response_type"), accepts: ["json"], rejects: ["MADE_UP", ""] },
  { at: "#/components/headers/Link/schema", accepts: ['<about:blank>; rel="next"'], rejects: [null, 5] },
  {
    at:
      responseOf(operation("startVehicleOnboarding"), 302)?.headers.find(({ name }) => name === "Location")
        ?.schema.pointer ?? "",
    accepts: ["https://example.com/"],
    rejects: ["not a URL", null],
  },
  {
    at: parameterAt("retrieveUser", "user_id"),
    accepts: [userId, "me"],
    rejects: ["you", `${userId}me`, ""],
  },
  {
    at: parameterAt("listChargingSubSessions", "user_id"),
    accepts: [userId, "me"],
    rejects: ["you", vehicleId],
  },
  { at: "#/components/headers/X-RateLimit-Limit/schema", accepts: [1000], rejects: ["many"], default: 1000 },
  { at: "#/components/headers/X-RateLimit-Remaining/schema", accepts: [0, 987], rejects: ["many"] },
  { at: "#/components/headers/Retry-After/schema", accepts: [0, 42], rejects: [-1, 0.5, "soon"] },
  { at: "Problem.status", accepts: [400, 599], rejects: ["400", 400.5] },
  {
    at: "Problem.type",
    accepts: ["https://api.ev.energy/v2/problems/rate-limit-exceeded/"],
    rejects: ["rate limit", 5],
  },
  {
    at: "Problem.field_errors",
    accepts: [{}, { user: ["This field is required."] }],
    rejects: [{ user: "required" }, { user: [5] }, { user: [null] }, { user: null }, []],
  },
  {
    at: "Problem.instance",
    accepts: ["https://api.ev.energy/v2/vehicles/vhcl01HRFF3SEVSCRAV9B3CHVDFN0H"],
    rejects: [null],
  },
  // Fields that the API omits or sends as null.
  { at: "Problem.notification", accepts: [notification], rejects: [{}, null] },
  { at: "ProblemNotification.short_text_title", accepts: ["x".repeat(33)], rejects: ["x".repeat(34), null] },
  { at: "ProblemNotification.short_text_body", accepts: ["x".repeat(49)], rejects: ["x".repeat(50), null] },
  {
    at: "ProblemNotification.category",
    accepts: ["ACTIONABLE", "SERVICE", "RETRY", "MARKETING", "INTERNAL"],
    rejects: ["MADE_UP", null],
  },
  {
    at: "ProblemNotification.external_link",
    accepts: [null, "https://example.com/"],
    rejects: ["not a URL"],
  },
  { at: "ChargingLocation.name", accepts: ["Home"], rejects: [null] },
  { at: "ChargingLocation.postal_code", accepts: [null, "x".repeat(10)], rejects: ["x".repeat(11)] },
  { at: "ChargingLocation.address_1", accepts: [null, "1 Example Street"], rejects: [5] },
  { at: "ChargingLocation.timezone", accepts: [null, "Europe/London"], rejects: [5] },
  { at: "ChargingLocation.coordinates", accepts: [null, { latitude: 1, longitude: 2 }], rejects: [{}] },
  { at: "TariffSupplier.icon", accepts: [null, "https://example.com/"], rejects: ["not a URL"] },
  {
    at: "VehicleReconnectionUrl",
    accepts: [{ url: "https://e.com/", expiry: "2024-04-18T09:00:00Z" }],
    rejects: [[]],
  },
  { at: "ChargingSubSession.evse", accepts: [null], rejects: [{}] },
  { at: "ChargingSubSession.tariff", accepts: [null, "https://example.com/"], rejects: [{}] },
  { at: "ChargingSubSession.savings_co2_grams", accepts: [null, 5], rejects: [0.5] },
  { at: "ChargingSubSession.cost_per_kilowatt_hour", accepts: [null, 5], rejects: [0.5] },
  { at: "ChargingSubSession.total_points", accepts: [5], rejects: [null, 0.5] },
  { at: "ChargingSubSession.total_points_missed", accepts: [null, 5], rejects: [0.5] },
  {
    at: "ChargingSubSession.labels",
    accepts: [
      null,
      [],
      ["OUTSIDE", "OFF_PEAK", "SUMMER_PEAK", "MIXED", "OTHER", "PRIMARY", "AWAY", "CONED", "ORU"],
    ],
    rejects: ["AWAY", ["MADE_UP"], [null]],
  },
  {
    at: "ChargingSubSession.solar_mode_type",
    accepts: [null, "OFF", "SOLAR_ONLY", "SOLAR_AND_GRID", "SOLAR_SMART"],
    rejects: ["MADE_UP"],
  },
  { at: "ChargingSubSession.grid_energy_delivered", accepts: ["25.900"], rejects: [25.9, null] },
  { at: "ChargingSubSession.solar_energy_delivered", accepts: ["0"], rejects: [0, null] },
  { at: "ChargingSubSession.grid_feeds", accepts: [[], ["https://example.com/"]], rejects: [null, ["x"]] },
  {
    at: "EnergyUsage",
    accepts: [
      { url: "https://e.com/", currency: "GBP", charging_sub_session: "https://e.com/", intervals: [{}] },
    ],
    rejects: [{}],
  },
  { at: "EvseSite.cpms_connection", accepts: ["CHARGEPOINT", "SWTCH", null], rejects: ["MADE_UP"] },
  { at: "EvseSite.user_connected", accepts: [true, null], rejects: ["yes"] },
  { at: "EvseSite.cpms_connection_display_name", accepts: ["ChargePoint", null], rejects: [5] },
  { at: "Tariff.valid_until", accepts: ["2024-12-31", null], rejects: ["2024-12-31T00:00:00Z", 5] },
  { at: "Tariff.valid_from", accepts: ["2024-01-01"], rejects: ["January", null] },
  { at: "Tariff.gsp_group", accepts: ["_C", null], rejects: [5] },
  { at: "Tariff.highlighted", accepts: [true], rejects: [null, "yes"] },
  { at: "TariffSupplier.highlighted", accepts: [true], rejects: [null, "yes"] },
  { at: "Tariff.price_chart_url", accepts: ["https://example.com/", null], rejects: ["chart"] },
  { at: "Tariff.scheduler_tariff", accepts: ["https://example.com/", { any: 1 }, null], rejects: [5] },
  {
    at: "Tariff.daily_prices",
    accepts: [{}, { peak: { price: "0.28", times: [{ start: "05:30", end: "00:30" }] } }],
    rejects: [{ peak: { price: 0.28 } }, { off_peak: { times: "05:30" } }, null],
  },
  { at: "Tariff.timezone_name", accepts: ["Europe/London"], rejects: [null, 5] },
];

describe("known limits", () => {
  it.each(limits)(
    "$at accepts and rejects the values that the API's reference allows and forbids",
    (limit) => {
      const { at, accepts, rejects } = limit;
      const pointer = at.startsWith("#") ? at : `#/components/schemas/${at.replace(".", "/properties/")}`;
      expect(accepts.filter((value) => !isValid(pointer, value))).toEqual([]);
      expect(rejects.filter((value) => isValid(pointer, value))).toEqual([]);
      if (limit.default !== undefined)
        expect(schemaAt(pointer).value).toHaveProperty("default", limit.default);
    },
  );
});
