import type { OnboardedVehicles, Vehicle, VehicleReconnectionUrl, VPPModes } from "@ev-vehicles/types";
import { describe, expect, test } from "vitest";
import { connectedVehicle, driver, sampleVehicle, send, testMock } from "../../testing/send.ts";

const vehicle = `/vehicles/${connectedVehicle}`;
const post = { method: "POST" };

describe("disconnectVehicle", () => {
  test("disconnecting makes an active vehicle inactive and can be repeated", async () => {
    const mock = testMock();
    for (let time = 0; time < 2; time += 1) {
      const { status, body } = await send<Vehicle>(mock, `${vehicle}/disconnect`, post);
      expect(status).toBe(200);
      expect(body).toMatchObject({ id: connectedVehicle, integrated: "INACTIVE" });
    }
    expect((await send<Vehicle>(mock, vehicle)).body.integrated).toBe("INACTIVE");
  });

  test("disconnecting does not change a vehicle that was never connected", async () => {
    const mock = testMock();
    const before = await send<Vehicle>(mock, `/vehicles/${sampleVehicle}`);
    const after = await send<Vehicle>(mock, `/vehicles/${sampleVehicle}/disconnect`, post);
    expect(after.body).toEqual(before.body);
  });

  test("disconnecting another user's vehicle gets 404", async () => {
    const headers = { "EvEnergy-User": driver };
    expect((await send(testMock(), `${vehicle}/disconnect`, { ...post, headers })).status).toBe(404);
  });
});

describe("reconnectVehicle", () => {
  test("reconnecting returns an expiring link, and completing its authorization makes the vehicle active again", async () => {
    const mock = testMock();
    await send(mock, `${vehicle}/disconnect`, post);
    const { status, body } = await send<VehicleReconnectionUrl>(mock, `${vehicle}/reconnect`, post);
    expect(status).toBe(201);
    expect(Date.parse(body.expires_at ?? "")).toBeGreaterThan(mock.clock.now.getTime());
    const uid = body.url?.split("/").at(-1);
    const completion = { authorization_request_uid: uid, auth_code: "code" };
    const completed = await send<OnboardedVehicles>(mock, "/vehicle_onboarding/complete", {
      ...post,
      body: completion,
    });
    expect(completed.body.vehicles.map(({ id }) => id)).toEqual([connectedVehicle]);
    expect((await send<Vehicle>(mock, vehicle)).body.integrated).toBe("ACTIVE");
  });

  test("reconnecting a vehicle requires a token", async () => {
    const response = await testMock().fetch(`https://api.ev.energy/v2${vehicle}/reconnect`, post);
    expect(response.status).toBe(401);
  });
});

test("a connected vehicle supports charge_mode, and a disconnected one supports no VPP mode", async () => {
  const mock = testMock();
  expect((await send<VPPModes>(mock, `${vehicle}/vpp_modes`)).body.charge_mode).toBe(true);
  await send(mock, `${vehicle}/disconnect`, post);
  const { body } = await send<VPPModes>(mock, `${vehicle}/vpp_modes`);
  expect(Object.values(body)).toEqual([false, false, false, false]);
});
