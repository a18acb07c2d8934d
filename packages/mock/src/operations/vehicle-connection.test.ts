import type { OnboardedVehicles, Vehicle, VehicleReconnectionUrl, VPPModes } from "@ev-vehicles/types";
import { describe, expect, test } from "vitest";
import { ask, connectedVehicle, driver, sampleVehicle, testMock } from "../testing/ask.ts";

const vehicle = `/vehicles/${connectedVehicle}`;
const post = { method: "POST" };

describe("disconnecting", () => {
  test("makes an active vehicle inactive, and repeating it is safe", async () => {
    const mock = testMock();
    for (let time = 0; time < 2; time += 1) {
      const { status, body } = await ask<Vehicle>(mock, `${vehicle}/disconnect`, post);
      expect(status).toBe(200);
      expect(body).toMatchObject({ id: connectedVehicle, integrated: "INACTIVE" });
    }
    expect((await ask<Vehicle>(mock, vehicle)).body.integrated).toBe("INACTIVE");
  });

  test("does nothing to a vehicle that was never connected", async () => {
    const mock = testMock();
    const before = await ask<Vehicle>(mock, `/vehicles/${sampleVehicle}`);
    const after = await ask<Vehicle>(mock, `/vehicles/${sampleVehicle}/disconnect`, post);
    expect(after.body).toEqual(before.body);
  });

  test("another user's vehicle is 404", async () => {
    const headers = { "EvEnergy-User": driver };
    expect((await ask(testMock(), `${vehicle}/disconnect`, { ...post, headers })).status).toBe(404);
  });
});

describe("reconnecting", () => {
  test("gives a link that expires, and leads back to ACTIVE", async () => {
    const mock = testMock();
    await ask(mock, `${vehicle}/disconnect`, post);
    const { status, body } = await ask<VehicleReconnectionUrl>(mock, `${vehicle}/reconnect`, post);
    expect(status).toBe(201);
    expect(Date.parse(body.expires_at ?? "")).toBeGreaterThan(mock.clock.now.getTime());
    const uid = body.url?.split("/").at(-1);
    const completion = { authorization_request_uid: uid, auth_code: "code" };
    const completed = await ask<OnboardedVehicles>(mock, "/vehicle_onboarding/complete", {
      ...post,
      body: completion,
    });
    expect(completed.body.vehicles.map(({ id }) => id)).toEqual([connectedVehicle]);
    expect((await ask<Vehicle>(mock, vehicle)).body.integrated).toBe("ACTIVE");
  });

  test("needs a token with any scope", async () => {
    const response = await testMock().fetch(`https://api.ev.energy/v2${vehicle}/reconnect`, post);
    expect(response.status).toBe(401);
  });
});

test("a connected vehicle supports charging on command; a disconnected one has no VPP modes", async () => {
  const mock = testMock();
  expect((await ask<VPPModes>(mock, `${vehicle}/vpp_modes`)).body.charge_mode).toBe(true);
  await ask(mock, `${vehicle}/disconnect`, post);
  const { body } = await ask<VPPModes>(mock, `${vehicle}/vpp_modes`);
  expect(Object.values(body)).toEqual([false, false, false, false]);
});
