import type { Problem, User, Vehicle, VehicleTrim } from "@ev-vehicles/types";
import { expect, test } from "vitest";
import { driver, fleetUser, idThree, leafTrim, live, send, testMock } from "../../testing/send.ts";

const user = `${live}/users/${driver}`;
const headers = { "EvEnergy-User": driver };

test("a vehicle created by trim can be retrieved and is among its user's vehicles", async () => {
  const mock = testMock();
  const { status, body } = await send<Vehicle>(mock, "/vehicles", {
    method: "POST",
    headers,
    body: { trim: `${live}/vehicle_trims/${leafTrim}`, user },
  });
  expect(status).toBe(201);
  expect(body).toMatchObject({
    integrated: "UNINTEGRATED",
    battery_size_watt_hours: 40_000,
    latest_status_log: null,
    user,
  });
  expect((await send(mock, `/vehicles/${body.id}`)).body).toEqual(body);
  expect((await send<User>(mock, `/users/${driver}`)).body.vehicles).toContain(body.url);
});

test("vehicles created by model with the same unlisted battery size share a trim that lists leave out", async () => {
  const mock = testMock();
  const newVehicle = {
    model: `${live}/vehicle_models/${idThree}`,
    battery_size_watt_hours: 50_804,
    description: "Van",
    user,
  };
  const { body } = await send<Vehicle & { trim: VehicleTrim }>(mock, "/vehicles?expand=trim", {
    method: "POST",
    headers,
    body: newVehicle,
  });
  expect(body).toMatchObject({
    battery_size_watt_hours: 50_800,
    description: "Van",
    trim: { onboarding_url: null },
  });
  const trims = await send<VehicleTrim[]>(mock, "/vehicle_trims?page_size=100");
  expect(trims.body.map(({ id }) => id)).not.toContain(body.trim.id);
  expect((await send(mock, `/vehicle_trims/${body.trim.id}`)).status).toBe(200);
  const again = await send<Vehicle & { trim: VehicleTrim }>(mock, "/vehicles?expand=trim", {
    method: "POST",
    headers,
    body: newVehicle,
  });
  expect(again.body.trim.id).toBe(body.trim.id);
});

test("a vehicle created by model gets the listed trim with its battery size", async () => {
  const mock = testMock();
  const { body } = await send<Vehicle>(mock, "/vehicles", {
    method: "POST",
    headers,
    body: { model: `${live}/vehicle_models/${idThree}`, battery_size_watt_hours: 77_000, user },
  });
  const listed = await send<VehicleTrim[]>(mock, `/vehicle_trims?model_id=${idThree}`);
  const trim = listed.body.find(({ battery_size_watt_hours: size }) => size === 77_000);
  expect(trim).toBeDefined();
  expect(body.trim).toBe(trim?.url);
});

test.each([
  `${live}/trim/vehicle_${leafTrim}`,
  `${live}/vehicle_trims/${leafTrim}/`,
  `http://127.0.0.1:4010/v2/vehicle_trims/${leafTrim}`,
])("a new vehicle's trim may be referred to as %s", async (trim) => {
  const { status } = await send(testMock(), "http://127.0.0.1:4010/v2/vehicles", {
    method: "POST",
    headers,
    body: { trim, user },
  });
  expect(status).toBe(201);
});

test("creating an invalid vehicle gets exactly the documented error", async () => {
  const { status, body } = await send<Problem>(testMock(), "/vehicles", {
    method: "POST",
    headers,
    body: { trim: `${live}/vehicle_trims/trim00000000000000000000000000` },
  });
  expect(status).toBe(400);
  expect(body).toEqual({
    title: "Request failed validation.",
    detail: "Error on fields: user, trim",
    status: 400,
    type: "https://api.ev.energy/v2/problems/validation-failed-create-vehicle/",
    field_errors: {
      user: ["This field is required."],
      trim: ["Invalid hyperlink - Object does not exist."],
    },
  });
});

test.each<[string, unknown, string, RegExp]>([
  ["an empty body", {}, "trim", /^This field is required\.$/],
  ["a list", [], "non_field_errors", /Expected a JSON object/],
  ["a trim that is not a URL", { trim: "leaf", user }, "trim", /Expected an absolute URL/],
  [
    "a trim on another origin",
    { trim: `https://example.com/v2/vehicle_trims/${leafTrim}`, user },
    "trim",
    /No URL match/,
  ],
  [
    "a model in the trim's place",
    { trim: `${live}/vehicle_models/${idThree}`, user },
    "trim",
    /Incorrect URL match/,
  ],
  [
    "a user that differs from EvEnergy-User",
    { trim: `${live}/vehicle_trims/${leafTrim}`, user: `${live}/users/${fleetUser}` },
    "user",
    /Object does not exist/,
  ],
  [
    "too small a battery",
    { model: `${live}/vehicle_models/${idThree}`, battery_size_watt_hours: 999, user },
    "battery_size_watt_hours",
    /greater than or equal to 1000/,
  ],
  [
    "too long a description",
    { model: `${live}/vehicle_models/${idThree}`, description: "x".repeat(201), user },
    "description",
    /no more than 200 characters/,
  ],
  [
    "both a trim and a model",
    { trim: `${live}/vehicle_trims/${leafTrim}`, model: `${live}/vehicle_models/${idThree}`, user },
    "non_field_errors",
    /exactly one/,
  ],
])(
  "creating a vehicle with %s is rejected with an error for exactly one field",
  async (_, body, field, message) => {
    const response = await send<Problem>(testMock({ vehicles: 1 }), "/vehicles", {
      method: "POST",
      headers,
      body,
    });
    expect(response.status).toBe(400);
    expect(Object.keys(response.body.field_errors ?? {})).toEqual([field]);
    expect(response.body.field_errors?.[field]?.[0]).toMatch(message);
  },
);

test("creating a vehicle with client credentials requires EvEnergy-User", async () => {
  const { status, body } = await send<Problem>(testMock(), "/vehicles", {
    method: "POST",
    body: { trim: `${live}/vehicle_trims/${leafTrim}`, user },
  });
  expect(status).toBe(400);
  expect(body.detail).toBe("Error on fields: EvEnergy-User");
});
