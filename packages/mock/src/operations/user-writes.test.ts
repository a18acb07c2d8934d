import type { Problem, User } from "@ev-vehicles/types";
import { describe, expect, test } from "vitest";
import { clientCredentialsToken, driver, live, send, testMock } from "../testing/send.ts";

const address = {
  address_1: "12 Sample Road",
  city: "Leeds",
  postal_code: "LS1 1AB",
  country_code: "GB",
};
const noAddress = {
  address_1: null,
  address_2: null,
  city: null,
  state: null,
  postal_code: null,
  country_code: null,
  coordinates: null,
};
const tariff = `${live}/tariffs/tari01H61DK2SRA659RNGK2CAJJJP8`;

describe("createUser", () => {
  test("a new user can be retrieved, found by e-mail and given a vehicle", async () => {
    const mock = testMock();
    const email = "Robin.Driver@example.com";
    const { status, body } = await send<User>(mock, "/users", {
      method: "POST",
      body: { email, default_location: { ...address, tariff } },
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({ email, vehicles: [], default_location: { ...address, tariff } });
    expect((await send(mock, body.url)).body).toEqual(body);
    const found = await send<User[]>(mock, "/users?email=robin.driver@example.com");
    expect(found.body.map(({ id }) => id)).toEqual([body.id]);
    const vehicle = await send(mock, "/vehicles", {
      method: "POST",
      body: { trim: `${live}/vehicle_trims/trim01HRFHBCM7VBSWRPVYFBQMH2BR`, user: body.url },
      headers: { "EvEnergy-User": body.id },
    });
    expect(vehicle.status).toBe(201);
  });

  test("createUser ignores the fields that only the API can set", async () => {
    const body = { id: driver, full_name: "Somebody", vehicles: [`${live}/vehicles/x`], evses: ["x"] };
    const created = await send<User>(testMock(), "/users", { method: "POST", body });
    expect(created.status).toBe(201);
    expect(created.body.id).not.toBe(driver);
    expect(created.body).toMatchObject({ full_name: "", vehicles: [], evses: [] });
  });

  test.each([
    ["only the city", { city: "Leeds" }],
    ["only the coordinates", { coordinates: { latitude: 53.8, longitude: -1.5 } }],
    ["a required part that is null", { ...address, postal_code: null }],
    [
      "a tariff that does not exist",
      { ...address, tariff: `${live}/tariffs/tari00000000000000000000000000` },
    ],
  ])("createUser rejects a location with %s", async (_, location) => {
    const { status, body } = await send<Problem>(testMock(), "/users", {
      method: "POST",
      body: { email: "robin@example.com", default_location: location },
    });
    expect(status).toBe(400);
    expect(Object.keys(body.field_errors ?? {})).toEqual(["default_location"]);
  });

  test("createUser does not change the sandbox", async () => {
    const mock = testMock({ sandbox: true });
    const { status } = await send(mock, "/users", { method: "POST", body: { email: "robin@example.com" } });
    expect(status).toBe(201);
    expect((await send<User[]>(mock, "/users")).body).toHaveLength(1);
  });
});

describe("updateUser", () => {
  const change = (mock: ReturnType<typeof testMock>, body: object) =>
    send<User>(mock, `/users/${driver}`, { method: "PATCH", body });

  test("updateUser changes only the fields in the body", async () => {
    const mock = testMock();
    const before = (await send<User>(mock, `/users/${driver}`)).body;
    const { status, body } = await change(mock, { email: "sam@example.com" });
    expect(status).toBe(200);
    expect(body).toEqual({ ...before, email: "sam@example.com" });
    expect((await send<User[]>(mock, "/users?email=sam.driver@example.com")).body).toEqual([]);
  });

  test("updateUser can clear the whole address, but can neither clear nor set only part of it", async () => {
    const mock = testMock();
    expect((await change(mock, { default_location: { city: null } })).status).toBe(400);
    expect((await change(mock, { default_location: { address_2: "Flat 2" } })).status).toBe(400);
    const { status, body } = await change(mock, { default_location: noAddress });
    expect(status).toBe(200);
    expect(body.default_location).toMatchObject({ ...noAddress, tariff });
  });

  test("updateUser requires the scope user:write", async () => {
    const mock = testMock();
    const token = await clientCredentialsToken(mock, { scope: "user:read" });
    const headers = { authorization: `Bearer ${token}` };
    const body = { email: "sam@example.com" };
    expect((await send(mock, `/users/${driver}`, { method: "PATCH", body, headers })).status).toBe(403);
  });
});

describe('the user id "me"', () => {
  test('in paths and filters, the user id "me" means the user that the request acts as', async () => {
    const mock = testMock();
    const headers = { "EvEnergy-User": driver };
    expect((await send<User>(mock, "/users/me", { headers })).body.id).toBe(driver);
    const body = { email: "sam@example.com" };
    const updated = await send<User>(mock, "/users/me", { method: "PATCH", body, headers });
    expect(updated.body).toMatchObject({ id: driver, email: "sam@example.com" });
    const mine = await send(mock, "/charging_sub_sessions?user_id=me", { headers });
    const byId = await send(mock, `/charging_sub_sessions?user_id=${driver}`);
    expect(mine).toMatchObject({ status: 200, body: byId.body });
  });

  test('the user id "me" is rejected for an application that acts for all its users', async () => {
    expect((await send(testMock(), "/users/me")).status).toBe(404);
    const { status, body } = await send<Problem>(testMock(), "/charging_sub_sessions?user_id=me");
    expect([status, Object.keys(body.field_errors ?? {})]).toEqual([400, ["user_id"]]);
  });
});
