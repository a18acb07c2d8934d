import type { Problem, VehicleStateOfCharge } from "@ev-vehicles/types";
import { expect, test } from "vitest";
import { connectedVehicle, send, testMock } from "../../testing/send.ts";

const silent = "/vehicles/vhcl01H7M6ETZWF057J6W0ZMDSGPPR/state_of_charge";
const connected = `/vehicles/${connectedVehicle}/state_of_charge`;
const enter = (percentage: unknown) => ({
  method: "PATCH",
  body: { state_of_charge_percentage: percentage },
});

const unknown = { state_of_charge_percentage: null, source: null, updated_at: null };

test("a connected vehicle has the state of charge of its latest status", async () => {
  const mock = testMock();
  const vehicle = await send<{ latest_status_log: object }>(
    mock,
    `/vehicles/${connectedVehicle}?expand=latest_status_log`,
  );
  const { body } = await send<VehicleStateOfCharge>(mock, connected);
  expect(body).toMatchObject({ source: "CONNECTED", updated_at: "2024-04-18T08:53:52.225655Z" });
  expect(vehicle.body.latest_status_log).toMatchObject({
    state_of_charge_percentage: body.state_of_charge_percentage,
  });
});

test("an entered state of charge is stored with the source MANUAL", async () => {
  const mock = testMock();
  expect((await send(mock, silent)).body).toMatchObject(unknown);
  const { status, body } = await send<VehicleStateOfCharge>(mock, silent, enter(42));
  expect(status).toBe(200);
  expect(body).toMatchObject({ state_of_charge_percentage: 42, source: "MANUAL" });
  expect(body.updated_at).toMatch(/^2024-04-18T09:00/);
  expect((await send(mock, silent)).body).toEqual(body);
});

test("an entered state of charge replaces an older one from the telematics", async () => {
  const mock = testMock();
  await send(mock, connected, enter(7));
  expect((await send(mock, connected)).body).toMatchObject({
    state_of_charge_percentage: 7,
    source: "MANUAL",
  });
});

test("null clears an entered state of charge, and an empty body changes nothing", async () => {
  const mock = testMock();
  await send(mock, silent, enter(42));
  const untouched = await send(mock, silent, { method: "PATCH", body: {} });
  expect(untouched.body).toMatchObject({ state_of_charge_percentage: 42, source: "MANUAL" });
  expect((await send(mock, silent, enter(null))).body).toMatchObject(unknown);
  expect((await send(mock, silent)).body).toMatchObject(unknown);
});

test("a state of charge above 100 is rejected with the API's own error message", async () => {
  const { status, body } = await send<Problem>(testMock(), silent, enter(101));
  expect(status).toBe(400);
  expect(body).toMatchObject({
    type: "https://api.ev.energy/v2/problems/validation-failed-update-vehicle-state-of-charge/",
    field_errors: { state_of_charge_percentage: ["Ensure this value is less than or equal to 100."] },
  });
});
