import { createVehiclesMock } from "@ev-vehicles/mock";
import type { operations as Operations, Vehicle } from "@ev-vehicles/types";
import { servers } from "@ev-vehicles/types";
import { describe, expect, it } from "vitest";
import { operation, operations } from "../description.ts";
import { groupUses } from "../group-uses.ts";
import { responseViolations } from "../response.ts";

const mock = createVehiclesMock({ vehicles: 30, seed: 7 });
const headers = { authorization: "Bearer mock-token", accept: "application/json, application/problem+json" };

async function send(method: string, path: string, body?: object, user?: string): Promise<Response> {
  const request = new Request(`${servers.live}${path}`, {
    method,
    headers,
    ...(body && { body: JSON.stringify(body) }),
  });
  if (body) request.headers.set("content-type", "application/json");
  if (user) request.headers.set("EvEnergy-User", user);
  return await mock.fetch(request);
}

/** The first item of a list. */
async function first<Item = { id: string; url: string }>(path: string): Promise<Item> {
  const items = (await (await send("GET", path)).json()) as Item[];
  const [item] = items;
  if (!item) throw new Error(`GET ${path} returned an empty list`);
  return item;
}

async function createdVehicle(): Promise<Vehicle> {
  const [trim, user] = [await first("/vehicle_trims"), await first("/users")];
  const body = { trim: trim.url, user: user.url };
  return (await (await send("POST", "/vehicles", body, user.id)).json()) as Vehicle;
}

/** One plain, successful use of every operation. An operation that is added to the description must be added here. */
const uses: Record<keyof Operations, () => Promise<Response>> = {
  listVehicles: () =>
    send("GET", "/vehicles?page_size=5&expand=user&expand=trim.model.make&expand=latest_status_log"),
  createVehicle: async () => {
    const [model, user] = [await first("/vehicle_models"), await first("/users")];
    const body = { model: model.url, battery_size_watt_hours: 52_000, user: user.url };
    return send("POST", "/vehicles", body, user.id);
  },
  retrieveVehicle: async () => send("GET", `/vehicles/${(await first("/vehicles")).id}?expand=user`),
  updateVehicle: async () =>
    send("PATCH", `/vehicles/${(await createdVehicle()).id}?expand=trim`, {
      maximum_charge_limit_percentage: 80,
    }),
  deleteVehicle: async () => send("DELETE", `/vehicles/${(await createdVehicle()).id}`),
  listVehicleStatusLogs: async () =>
    send("GET", `/vehicles/${await reportingVehicle()}/status_logs?page_size=3&expand=vehicle.user`),
  retrieveVehicleStatusLog: async () => {
    const id = await reportingVehicle();
    const log = await first<{ sampled_at: string }>(`/vehicles/${id}/status_logs`);
    return send("GET", `/vehicles/${id}/status_logs/${encodeURIComponent(log.sampled_at)}`);
  },
  listVehicleTrims: () => send("GET", "/vehicle_trims?page_size=3&expand=model.make&ordering=-name"),
  retrieveVehicleTrim: async () =>
    send("GET", `/vehicle_trims/${(await first("/vehicle_trims")).id}?expand=model`),
  listVehicleModels: () => send("GET", "/vehicle_models?page_size=3&expand=make"),
  retrieveVehicleModel: async () =>
    send("GET", `/vehicle_models/${(await first("/vehicle_models")).id}?expand=make`),
  listVehicleMakes: () => send("GET", "/vehicle_makes?page_size=3"),
  retrieveVehicleMake: async () => send("GET", `/vehicle_makes/${(await first("/vehicle_makes")).id}`),
  listUsers: () => send("GET", "/users?page_size=3&expand=default_location.tariff.supplier"),
  retrieveUser: async () =>
    send("GET", `/users/${(await first("/users")).id}?expand=default_location.evse_site`),
  listChargingSubSessions: () =>
    send("GET", "/charging_sub_sessions?page_size=3&expand=vehicle.trim.model.make"),
  retrieveChargingSubSession: async () =>
    send("GET", `/charging_sub_sessions/${(await first("/charging_sub_sessions")).id}?expand=vehicle.user`),
  ...groupUses({ send, first }),
};

/** The id of a vehicle that has reported its status. */
async function reportingVehicle(): Promise<string> {
  const vehicles = (await (await send("GET", "/vehicles?page_size=100")).json()) as Vehicle[];
  const reporting = vehicles.find((vehicle) => vehicle.latest_status_log !== null);
  if (!reporting) throw new Error("No vehicle of the mock has a status log");
  return reporting.id;
}

describe("the mock responds as described", () => {
  it("has every operation of the description", () => {
    expect(Object.keys(uses).sort()).toEqual(operations.map(({ id }) => id).sort());
  });

  it.each(Object.entries(uses))("%s", async (id, use) => {
    const response = await use();
    expect(response.ok, `${response.status} ${response.url}`).toBe(true);
    expect(await responseViolations(operation(id), response)).toEqual([]);
  });

  it("startVehicleOnboarding, as a redirect", async () => {
    const user = await first("/users");
    const response = await send("GET", `/vehicle_onboarding?client_id=acme-fleet&user_id=${user.id}`);
    expect(response.status).toBe(302);
    expect(await responseViolations(operation("startVehicleOnboarding"), response)).toEqual([]);
  });
});
