import type { User, Vehicle } from "@ev-vehicles/types";
import { describe, expect, test } from "vitest";
import {
  clientCredentialsToken,
  connectedVehicle,
  driver,
  leafTrim,
  live,
  sampleVehicle,
  send,
  testMock,
} from "../testing/send.ts";

describe("snapshot and restore", () => {
  test("a snapshot that went through JSON restores the whole state", async () => {
    const mock = testMock();
    const before = JSON.stringify(mock.snapshot());
    await send(mock, `/vehicles/${sampleVehicle}`, { method: "DELETE" });
    expect((await send(mock, `/vehicles/${sampleVehicle}`)).status).toBe(404);
    mock.restore(JSON.parse(before));
    expect((await send(mock, `/vehicles/${sampleVehicle}`)).status).toBe(200);
    expect(mock.snapshot()).toEqual(JSON.parse(before));
  });

  test("later changes to the mock do not change a snapshot", async () => {
    const mock = testMock();
    const snapshot = mock.snapshot();
    const before = JSON.stringify(snapshot);
    await send(mock, `/vehicles/${connectedVehicle}`, {
      method: "PATCH",
      body: { maximum_charge_limit_percentage: 55 },
    });
    expect(JSON.stringify(snapshot)).toBe(before);
  });

  test("another mock can start from a snapshot", async () => {
    const other = testMock({ state: testMock({ vehicles: 12, seed: 9 }).snapshot() });
    expect((await send<Vehicle[]>(other, "/vehicles?page_size=100")).body).toHaveLength(12);
  });
});

test("mock.reset() restores the state that the mock started with", async () => {
  const mock = testMock();
  const before = await send(mock, "/vehicles");
  await send(mock, `/vehicles/${sampleVehicle}`, { method: "DELETE" });
  mock.reset();
  expect((await send(mock, "/vehicles")).body).toEqual(before.body);
});

test("the same seed generates the same fleet, and another seed a different one", () => {
  const fleet = (seed: number): string => JSON.stringify(testMock({ seed }).snapshot());
  expect(fleet(4)).toBe(fleet(4));
  expect(fleet(4)).not.toBe(fleet(5));
});

describe("the `state` option", () => {
  const sam = { id: driver, email: "sam@example.com" };

  test("the `state` option needs only the required fields of users and vehicles", async () => {
    const mock = testMock({ state: { users: [sam], vehicles: [{ user: driver, trim: leafTrim }] } });
    const { body } = await send<Vehicle[]>(mock, "/vehicles?expand=user&expand=trim.model.make");
    expect(body).toHaveLength(1);
    expect(body[0]).toMatchObject({
      integrated: "UNINTEGRATED",
      user: { email: "sam@example.com" },
      trim: { name: "40 kWh" },
    });
    expect((await send<User[]>(mock, "/users")).body).toHaveLength(1);
  });

  test("a connected vehicle in the `state` option gets status logs and charging records", async () => {
    const vehicle = {
      id: connectedVehicle,
      user: driver,
      trim: leafTrim,
      integrated: "ACTIVE",
      last_sampled_at: "2024-04-18T08:00:00.000000Z",
    } as const;
    const mock = testMock({ state: { users: [sam], vehicles: [vehicle] } });
    expect((await send<unknown[]>(mock, `/vehicles/${connectedVehicle}/status_logs`)).body).toHaveLength(25);
    expect(
      (await send<unknown[]>(mock, `/charging_sub_sessions?vehicle_id=${connectedVehicle}`)).body,
    ).toHaveLength(3);
  });

  test.each([
    [
      { users: [sam], vehicles: [{ user: driver, trim: `${leafTrim.slice(0, -1)}X` }] },
      "vehicles[0].trim: the state has no record with the id trim01",
    ],
    [
      { users: [sam], vehicles: [{ user: `${driver.slice(0, -1)}X`, trim: leafTrim }] },
      "vehicles[0].user: the state has no record with the id user01",
    ],
    [{ format: 2 as unknown as 1 }, "format: expected 1, found 2"],
    [{ historyEnd: "yesterday" }, "expected a date-time"],
  ])("the state %j gets an error that names the path of the invalid value", (state, message) => {
    expect(() => testMock({ state })).toThrow(message);
  });
});

describe("the sandbox", () => {
  const sandbox = () => testMock({ sandbox: true });

  test("the sandbox returns the same user for any user id", async () => {
    const mock = sandbox();
    const one = await send<User>(mock, `/users/${driver}`);
    const other = await send<User>(mock, "/users/user01AAAAAAAAAAAAAAAAAAAAAAAA");
    expect(other.body).toEqual(one.body);
  });

  test("deleting a vehicle in the sandbox gets 204 and deletes nothing", async () => {
    const mock = sandbox();
    expect((await send(mock, `/vehicles/${sampleVehicle}`, { method: "DELETE" })).status).toBe(204);
    expect((await send(mock, `/vehicles/${sampleVehicle}`)).status).toBe(200);
  });

  test("the sandbox returns a created vehicle, but stores neither new vehicles nor updates", async () => {
    const mock = sandbox();
    const body = {
      trim: `${live}/vehicle_trims/${leafTrim}`,
      user: `${live}/users/user01AAAAAAAAAAAAAAAAAAAAAAAA`,
    };
    const headers = { "EvEnergy-User": "user01BBBBBBBBBBBBBBBBBBBBBBBB" };
    const created = await send<Vehicle>(mock, "/vehicles", { method: "POST", headers, body });
    expect(created.body).toMatchObject({ integrated: "UNINTEGRATED" });
    expect(created.status).toBe(201);
    expect((await send(mock, `/vehicles/${created.body.id}`)).status).toBe(404);
    await send(mock, `/vehicles/${sampleVehicle}`, {
      method: "PATCH",
      body: { maximum_charge_limit_percentage: 51 },
    });
    expect(
      (await send<Vehicle>(mock, `/vehicles/${sampleVehicle}`)).body.maximum_charge_limit_percentage,
    ).toBe(100);
  });

  test("requests get the sandbox if their token comes from the sandbox's client credentials", async () => {
    const mock = testMock();
    const client = "mock-sandbox-client:mock-sandbox-secret";
    const token = await clientCredentialsToken(mock, { client });
    const headers = { authorization: `Bearer ${token}` };
    expect((await send(mock, `/vehicles/${sampleVehicle}`, { method: "DELETE", headers })).status).toBe(204);
    expect((await send(mock, `/vehicles/${sampleVehicle}`, { method: "DELETE" })).status).toBe(200);
  });
});

test("with oddUrls: true, a vehicle has exactly the URLs of the documented sample", async () => {
  const { body } = await send<Vehicle>(testMock({ oddUrls: true }), `/vehicles/${sampleVehicle}`);
  expect(body).toMatchObject({
    id: "vhcl01HRFF3SEVSCRAV9B3CHVDFN0H",
    url: "https://api.ev.energy/v2/vehicles/vhcl01HRFF3SEVSCRAV9B3CHVDFN0H",
    trim: "https://api.ev.energy/v2/trim/vehicle_trim01HRFHBCM7VBSWRPVYFBQMH2BR",
    user: "https://api.ev.energy/v2/users/user01HN2NJ9NMRZBXT1H6FT9N7735",
    latest_status_log:
      "https://api.ev.energy/v2/vehicles/vhcl01HRFF3SEVSCRAV9B3CHVDFN0H/status_logs/2024-04-17T09:39:45.994584Z/",
    charging_sub_sessions:
      "https://api.ev.energy/charging_sub_sessions/?vehicle_id=vhcl01HRFF3SEVSCRAV9B3CHVDFN0H",
    integrated: "UNINTEGRATED",
    maximum_charge_limit_percentage: 100,
  });
});
