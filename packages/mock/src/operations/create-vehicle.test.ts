import type { Problem, User, Vehicle, VehicleTrim } from "@ev-vehicles/types";
import { expect, test } from "vitest";
import { ask, driver, fleetUser, idThree, leafTrim, live, testMock } from "../testing/ask.ts";

const user = `${live}/users/${driver}`;
const headers = { "EvEnergy-User": driver };

test("a vehicle is created by trim, listed, and counted to its user", async () => {
  const mock = testMock();
  const { status, body } = await ask<Vehicle>(mock, "/vehicles", {
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
  expect((await ask(mock, `/vehicles/${body.id}`)).body).toEqual(body);
  expect((await ask<User>(mock, `/users/${driver}`)).body.vehicles).toContain(body.url);
});

test("a vehicle is created by model with a trim that no list shows", async () => {
  const mock = testMock();
  const send = {
    model: `${live}/vehicle_models/${idThree}`,
    battery_size_watt_hours: 50_804,
    description: "Van",
    user,
  };
  const { body } = await ask<Vehicle & { trim: VehicleTrim }>(mock, "/vehicles?expand=trim", {
    method: "POST",
    headers,
    body: send,
  });
  expect(body).toMatchObject({
    battery_size_watt_hours: 50_800,
    description: "Van",
    trim: { onboarding_url: null },
  });
  const trims = await ask<VehicleTrim[]>(mock, "/vehicle_trims?page_size=100");
  expect(trims.body.map(({ id }) => id)).not.toContain(body.trim.id);
  expect((await ask(mock, `/vehicle_trims/${body.trim.id}`)).status).toBe(200);
  const again = await ask<Vehicle & { trim: VehicleTrim }>(mock, "/vehicles?expand=trim", {
    method: "POST",
    headers,
    body: send,
  });
  expect(again.body.trim.id).toBe(body.trim.id);
});

test("a model with a listed trim of that battery gets that trim", async () => {
  const { body } = await ask<Vehicle>(testMock(), "/vehicles", {
    method: "POST",
    headers,
    body: { model: `${live}/vehicle_models/${idThree}`, battery_size_watt_hours: 77_000, user },
  });
  expect(body.trim).toMatch(/\/vehicle_trims\/trim/);
});

test.each([
  `${live}/trim/vehicle_${leafTrim}`,
  `${live}/vehicle_trims/${leafTrim}/`,
  `http://127.0.0.1:4010/v2/vehicle_trims/${leafTrim}`,
])("the trim may be spelled %s", async (trim) => {
  const { status } = await ask(testMock(), "http://127.0.0.1:4010/v2/vehicles", {
    method: "POST",
    headers,
    body: { trim, user },
  });
  expect(status).toBe(201);
});

test("the documented error is returned word for word", async () => {
  const { status, body } = await ask<Problem>(testMock(), "/vehicles", {
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
  ["a trim that is no URL", { trim: "leaf", user }, "trim", /Expected an absolute URL/],
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
    "another user than the header's",
    { trim: `${live}/vehicle_trims/${leafTrim}`, user: `${live}/users/${fleetUser}` },
    "user",
    /Object does not exist/,
  ],
  [
    "a battery too small",
    { model: `${live}/vehicle_models/${idThree}`, battery_size_watt_hours: 999, user },
    "battery_size_watt_hours",
    /greater than or equal to 1000/,
  ],
  [
    "a description too long",
    { model: `${live}/vehicle_models/${idThree}`, description: "x".repeat(201), user },
    "description",
    /no more than 200 characters/,
  ],
  [
    "a trim and a model at once",
    { trim: `${live}/vehicle_trims/${leafTrim}`, model: `${live}/vehicle_models/${idThree}`, user },
    "non_field_errors",
    /exactly one/,
  ],
])("%s is rejected, naming the field", async (_, body, field, message) => {
  const response = await ask<Problem>(testMock({ vehicles: 1 }), "/vehicles", {
    method: "POST",
    headers,
    body,
  });
  expect(response.status).toBe(400);
  expect(Object.keys(response.body.field_errors ?? {})).toEqual([field]);
  expect(response.body.field_errors?.[field]?.[0]).toMatch(message);
});

test("client credentials without EvEnergy-User are rejected, naming the header", async () => {
  const { status, body } = await ask<Problem>(testMock(), "/vehicles", {
    method: "POST",
    body: { trim: `${live}/vehicle_trims/${leafTrim}`, user },
  });
  expect(status).toBe(400);
  expect(body.detail).toBe("Error on fields: EvEnergy-User");
});
