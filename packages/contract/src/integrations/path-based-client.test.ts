import { wrapAsPathBasedClient } from "openapi-fetch";
import { expect, it } from "vitest";
import { mockClient, unknownVehicle } from "./mock-client.ts";

const { ev, vehicle } = await mockClient();
const api = wrapAsPathBasedClient(ev);

it("a path-based client returns a vehicle with its references expanded", async () => {
  const { data } = await api["/vehicles/{vehicle_id}"].GET({
    params: { path: { vehicle_id: vehicle.id }, query: { expand: ["trim.model"] } },
  });
  expect(data?.trim).toMatchObject({ model: { name: vehicle.model } });
});

it("a path-based client returns the problem if a vehicle does not exist", async () => {
  const { error } = await api["/vehicles/{vehicle_id}"].GET({
    params: { path: { vehicle_id: unknownVehicle } },
  });
  expect(error?.title).toBe("Not found");
});

it("a path-based client names the fields that the API rejects", async () => {
  const { error } = await api["/vehicle_trims"].POST({
    body: { name: "GT", model: "https://example.com/", battery_size_watt_hours: 60_000 },
  });
  expect(Object.keys(error?.field_errors ?? {})).toEqual(["model"]);
});
