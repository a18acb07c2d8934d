import type { User, Vehicle } from "@ev-vehicles/types";
import { describe, expect, test } from "vitest";
import { ask, connectedVehicle, driver, leafTrim, live, sampleVehicle, testMock } from "../testing/ask.ts";

describe("a snapshot", () => {
  test("survives JSON, and puts everything back", async () => {
    const mock = testMock();
    const before = JSON.stringify(mock.snapshot());
    await ask(mock, `/vehicles/${sampleVehicle}`, { method: "DELETE" });
    expect((await ask(mock, `/vehicles/${sampleVehicle}`)).status).toBe(404);
    mock.restore(JSON.parse(before));
    expect((await ask(mock, `/vehicles/${sampleVehicle}`)).status).toBe(200);
    expect(mock.snapshot()).toEqual(JSON.parse(before));
  });

  test("does not change with the mock", async () => {
    const mock = testMock();
    const snapshot = mock.snapshot();
    const before = JSON.stringify(snapshot);
    await ask(mock, `/vehicles/${connectedVehicle}`, {
      method: "PATCH",
      body: { maximum_charge_limit_percentage: 55 },
    });
    expect(JSON.stringify(snapshot)).toBe(before);
  });

  test("can start another mock", async () => {
    const other = testMock({ state: testMock({ vehicles: 12, seed: 9 }).snapshot() });
    expect((await ask<Vehicle[]>(other, "/vehicles?page_size=100")).body).toHaveLength(12);
  });
});

test("reset goes back to the start", async () => {
  const mock = testMock();
  const before = await ask(mock, "/vehicles");
  await ask(mock, `/vehicles/${sampleVehicle}`, { method: "DELETE" });
  mock.reset();
  expect((await ask(mock, "/vehicles")).body).toEqual(before.body);
});

test("the same seed makes the same fleet, another one a different fleet", () => {
  const fleet = (seed: number): string => JSON.stringify(testMock({ seed }).snapshot());
  expect(fleet(4)).toBe(fleet(4));
  expect(fleet(4)).not.toBe(fleet(5));
});

describe("a seed file", () => {
  const sam = { id: driver, email: "sam@example.com" };

  test("needs only the required fields", async () => {
    const mock = testMock({ state: { users: [sam], vehicles: [{ user: driver, trim: leafTrim }] } });
    const { body } = await ask<Vehicle[]>(mock, "/vehicles?expand=user&expand=trim.model.make");
    expect(body).toHaveLength(1);
    expect(body[0]).toMatchObject({
      integrated: "UNINTEGRATED",
      user: { email: "sam@example.com" },
      trim: { name: "40 kWh" },
    });
    expect((await ask<User[]>(mock, "/users")).body).toHaveLength(1);
  });

  test("gives a connected vehicle its statuses and charging records", async () => {
    const vehicle = {
      id: connectedVehicle,
      user: driver,
      trim: leafTrim,
      integrated: "ACTIVE",
      last_sampled_at: "2024-04-18T08:00:00.000000Z",
    } as const;
    const mock = testMock({ state: { users: [sam], vehicles: [vehicle] } });
    expect((await ask<unknown[]>(mock, `/vehicles/${connectedVehicle}/status_logs`)).body).toHaveLength(25);
    expect(
      (await ask<unknown[]>(mock, `/charging_sub_sessions?vehicle_id=${connectedVehicle}`)).body,
    ).toHaveLength(3);
  });

  test.each([
    [
      { users: [sam], vehicles: [{ user: driver, trim: `${leafTrim.slice(0, -1)}X` }] },
      "vehicles[0].trim: the state has no trim01",
    ],
    [
      { users: [sam], vehicles: [{ user: `${driver.slice(0, -1)}X`, trim: leafTrim }] },
      "vehicles[0].user: the state has no user01",
    ],
    [{ format: 2 as unknown as 1 }, "format: expected 1, found 2"],
    [{ historyEnd: "yesterday" }, "expected a date-time"],
  ])("that leads nowhere is rejected: %j", (state, message) => {
    expect(() => testMock({ state })).toThrow(message);
  });
});

describe("the sandbox", () => {
  const sandbox = () => testMock({ sandbox: true });

  test("any user id returns the same user", async () => {
    const mock = sandbox();
    const one = await ask<User>(mock, `/users/${driver}`);
    const other = await ask<User>(mock, "/users/user01AAAAAAAAAAAAAAAAAAAAAAAA");
    expect(other.body).toEqual(one.body);
  });

  test("a deletion gets 204 and deletes nothing", async () => {
    const mock = sandbox();
    expect((await ask(mock, `/vehicles/${sampleVehicle}`, { method: "DELETE" })).status).toBe(204);
    expect((await ask(mock, `/vehicles/${sampleVehicle}`)).status).toBe(200);
  });

  test("a create or update returns the right shape but is not kept", async () => {
    const mock = sandbox();
    const body = {
      trim: `${live}/vehicle_trims/${leafTrim}`,
      user: `${live}/users/user01AAAAAAAAAAAAAAAAAAAAAAAA`,
    };
    const headers = { "EvEnergy-User": "user01BBBBBBBBBBBBBBBBBBBBBBBB" };
    const created = await ask<Vehicle>(mock, "/vehicles", { method: "POST", headers, body });
    expect(created.body).toMatchObject({ integrated: "UNINTEGRATED" });
    expect(created.status).toBe(201);
    expect((await ask(mock, `/vehicles/${created.body.id}`)).status).toBe(404);
    await ask(mock, `/vehicles/${sampleVehicle}`, {
      method: "PATCH",
      body: { maximum_charge_limit_percentage: 51 },
    });
    expect(
      (await ask<Vehicle>(mock, `/vehicles/${sampleVehicle}`)).body.maximum_charge_limit_percentage,
    ).toBe(100);
  });

  test("is selected by the credentials", async () => {
    const mock = testMock();
    const response = await mock.fetch("https://api.ev.energy/o/token/", {
      method: "POST",
      headers: {
        authorization: `Basic ${btoa("mock-sandbox-client:mock-sandbox-secret")}`,
        "content-type": "application/x-www-form-urlencoded",
      },
      body: "grant_type=client_credentials",
    });
    const { access_token: token } = (await response.json()) as { access_token: string };
    const headers = { authorization: `Bearer ${token}` };
    expect((await ask(mock, `/vehicles/${sampleVehicle}`, { method: "DELETE", headers })).status).toBe(204);
    expect((await ask(mock, `/vehicles/${sampleVehicle}`, { method: "DELETE" })).status).toBe(200);
  });
});

test("with oddUrls the documented sample is returned letter for letter", async () => {
  const { body } = await ask<Vehicle>(testMock({ oddUrls: true }), `/vehicles/${sampleVehicle}`);
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
