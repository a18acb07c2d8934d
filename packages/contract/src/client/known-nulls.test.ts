/** Bodies with every null of the API's reference, and with unusual values. */
import { createVehiclesClient } from "@ev-vehicles/client";
import { validateResponses } from "@ev-vehicles/client/validate";
import type { ChargingSubSession, User, Vehicle, VehicleStatusLog } from "@ev-vehicles/types";
import { describe, expect, it } from "vitest";
import { newServer } from "../mock-server.ts";
import { jsonResponse } from "./fixed-response-client.ts";

const api = "https://api.ev.energy/v2";
const vehicle_id = "vhcl01HRFF3SEVSCRAV9B3CHVDFN0H";
const user_id = "user01HN2NJ9NMRZBXT1H6FT9N7735";
const charging_sub_session_id = "csub01HRC0YVPA1BM9A170Q4QKD9F8";

/** The sample vehicle of the API's reference, without a status. */
const vehicle: Vehicle = {
  id: vehicle_id,
  url: `${api}/vehicles/${vehicle_id}`,
  trim: `${api}/trim/vehicle_trim01HRFHBCM7VBSWRPVYFBQMH2BR`,
  user: `${api}/users/${user_id}`,
  latest_status_log: null,
  charging_sub_sessions: `https://api.ev.energy/charging_sub_sessions/?vehicle_id=${vehicle_id}`,
  integrated: "UNINTEGRATED",
  maximum_charge_limit_percentage: null,
  battery_size_watt_hours: 0,
  effective_battery_size_watt_hours: 301_000,
  vehicle_class: null,
};

const statusLog: VehicleStatusLog = {
  url: `${vehicle.url}/status_logs/2024-04-17T09:39:45.994584Z/`,
  logged_at: "2024-04-17T09:39:45.994584Z",
  sampled_at: "2024-04-17T09:39:45.994584Z",
  vehicle: vehicle.url,
  state_of_charge_percentage: null,
  is_charging: null,
  is_plugged_in: null,
  charge_rate_watts: null,
  estimated_charge_rate_watts: -50,
  charge_level_watt_hours: null,
  target_charge_level_percentage: 110,
  target_charge_level_watt_hours: null,
  charge_energy_added_watt_hours: null,
  minutes_to_full_charge: null,
  odometer_meters: null,
  current_type: null,
  is_complete: null,
  data_source: null,
  state: null,
};

const user: User = {
  id: user_id,
  url: `${api}/user/${user_id}`,
  terms_consent_datetime: null,
  default_location: {
    address_1: null,
    address_2: null,
    city: null,
    state: null,
    postal_code: null,
    country_code: null,
    coordinates: null,
    tariff: {
      id: "tari01H61DK2SRA659RNGK2CAJJJP8",
      url: `${api}/tariffs/tari01H61DK2SRA659RNGK2CAJJJP8`,
      supplier: {
        id: "supl01HNCQPXXYKCAT9Z0PT2B5KQG8",
        url: `${api}/tariff_suppliers/supl01HNCQPXXYKCAT9Z0PT2B5KQG8`,
        name: "Example Energy",
        icon: null,
      },
      name: "Night Saver",
      currency: "GBP",
      gsp_group: null,
      valid_until: null,
      price_chart_url: null,
      scheduler_tariff: null,
    },
    evse_site: {
      id: "site01HNCQPXXZ0000000000000001",
      url: `${api}/evse_sites/site01HNCQPXXZ0000000000000001`,
      evses: [],
      cpms_connection: null,
      cpms_connection_display_name: null,
      user_connected: null,
    },
    current_carbon_intensity_grams_per_kilowatt_hour: null,
  },
};

const subSession: ChargingSubSession = {
  id: charging_sub_session_id,
  url: `${api}/charging_sub_sessions/${charging_sub_session_id}`,
  start: "2024-04-17T22:30:00Z",
  end: null,
  mode: "UNMANAGED_OTG",
  vehicle: null,
  evse: null,
  tariff: null,
  energy_delivered_watt_hours: -4,
  grid_energy_delivered_watt_hours: null,
  solar_energy_delivered_watt_hours: null,
  solar_mode_type: null,
  percentage_added: null,
  cost: null,
  cost_per_kilowatt_hour: null,
  currency: "GBP",
  savings_cost: null,
  incentive_earned: null,
  total_points: 0,
  total_points_missed: null,
  total_co2_grams: null,
  savings_co2_grams: null,
  co2_intensity_grams_per_kilowatt_hour: null,
  co2_intensity_classification: null,
  duration_minutes: 0,
  labels: null,
  location: { name: "", coordinates: null, postal_code: null, address_1: null, timezone: null },
};

/** A client that validates responses, and gets this response to every request. */
function clientReturning(body: unknown, status = 200) {
  const client = createVehiclesClient({ auth: "token", fetch: async () => jsonResponse(body, status) });
  client.use(validateResponses());
  return client;
}

describe("validateResponses", () => {
  it("validateResponses accepts the null values of a vehicle and its status log", async () => {
    const path = { vehicle_id };
    expect((await clientReturning(vehicle).GET("/vehicles/{vehicle_id}", { params: { path } })).data).toEqual(
      vehicle,
    );
    const logs = await clientReturning([statusLog]).GET("/vehicles/{vehicle_id}/status_logs", {
      params: { path },
    });
    // A missing Link header does not make the body invalid.
    expect(logs.data).toEqual([statusLog]);
  });

  it("validateResponses accepts the null values of a user, a tariff, its supplier and a site", async () => {
    const { data } = await clientReturning(user).GET("/users/{user_id}", { params: { path: { user_id } } });
    expect(data).toEqual(user);
  });

  it("validateResponses accepts the null values of a charging sub-session and its location", async () => {
    const path = { charging_sub_session_id };
    const { data } = await clientReturning(subSession).GET(
      "/charging_sub_sessions/{charging_sub_session_id}",
      {
        params: { path },
      },
    );
    expect(data).toEqual(subSession);
  });

  it("validateResponses accepts response bodies without optional fields", async () => {
    const path = { vehicle_id };
    expect((await clientReturning({}).DELETE("/vehicles/{vehicle_id}", { params: { path } })).data).toEqual(
      {},
    );
    const link = { url: "https://example.com/", expiry: "2024-04-18T09:00:00Z" };
    const reconnected = await clientReturning(link, 201).POST("/vehicles/{vehicle_id}/reconnect", {
      params: { path },
    });
    expect(reconnected.data).toEqual(link);
  });
});

it('the types and the client accept "me" as a user ID', async () => {
  const client = createVehiclesClient({ auth: "mock-token", user: user_id, fetch: newServer().fetch });
  const me = await client.GET("/users/{user_id}", { params: { path: { user_id: "me" } } });
  expect(me.data?.id).toBe(user_id);
  const mine = await client.GET("/charging_sub_sessions", { params: { query: { user_id: "me" } } });
  expect(mine.response.status).toBe(200);
});
