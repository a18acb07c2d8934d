import type { Problem, VehicleConnectors } from "@ev-vehicles/types";
import { expect, test } from "vitest";
import { connectedVehicle, send, testMock } from "../../testing/send.ts";

const path = `/vehicles/${connectedVehicle}/connectors`;
const model = "/vehicle_models/vmod01HWCY18D8ABRHVT5RKBPBGXZT";
const patch = (body: object) => ({ method: "PATCH", body });

test("a vehicle without a connector of its own has the connector of its model", async () => {
  const mock = testMock();
  expect((await send(mock, path)).body).toMatchObject({
    native_connector: "CCS",
    adaptors: [],
    updated_at: null,
  });
  await send(mock, model, patch({ default_connector_type: "CHADEMO" }));
  expect((await send(mock, path)).body).toMatchObject({ native_connector: "CHADEMO" });
  await send(mock, path, patch({ native_connector: "NACS" }));
  expect((await send(mock, path)).body).toMatchObject({ native_connector: "NACS" });
  await send(mock, path, patch({ native_connector: null }));
  expect((await send(mock, path)).body).toMatchObject({ native_connector: "CHADEMO" });
});

test("an update replaces the list of adaptors and keeps fields that are not in the body", async () => {
  const mock = testMock();
  await send(mock, path, patch({ native_connector: "NACS", adaptors: ["CCS", "CHADEMO"] }));
  const { status, body } = await send<VehicleConnectors>(mock, path, patch({ adaptors: ["CCS"] }));
  expect(status).toBe(200);
  expect(body).toMatchObject({ native_connector: "NACS", adaptors: ["CCS"] });
  expect(body.updated_at).toMatch(/^2024-04-18T09:00/);
});

test("an empty update of connectors changes nothing, not even updated_at", async () => {
  const mock = testMock();
  expect((await send<VehicleConnectors>(mock, path, patch({}))).body.updated_at).toBeNull();
});

test.each([
  ["the native connector in the body", { native_connector: "NACS", adaptors: ["NACS"] }],
  ["the model's connector", { adaptors: ["CHADEMO", "CCS"] }],
])("an adaptor cannot match %s", async (_, body) => {
  const mock = testMock();
  const rejected = await send<Problem>(mock, path, patch(body));
  expect(rejected.status).toBe(400);
  expect(rejected.body).toMatchObject({
    type: "https://api.ev.energy/v2/problems/validation-failed-update-vehicle-connectors/",
    detail: "Error on fields: adaptors",
    field_errors: { adaptors: ["An adaptor cannot match the native connector."] },
  });
  expect((await send(mock, path)).body).toMatchObject({ adaptors: [], updated_at: null });
});

test("a native connector cannot match an existing adaptor", async () => {
  const mock = testMock();
  await send(mock, path, patch({ adaptors: ["CHADEMO"] }));
  const rejected = await send<Problem>(mock, path, patch({ native_connector: "CHADEMO" }));
  expect(rejected.body.field_errors?.adaptors).toEqual(["An adaptor cannot match the native connector."]);
});

test("a repeated or unknown adaptor is rejected", async () => {
  const mock = testMock();
  for (const adaptors of [["NACS", "NACS"], ["GBT"]]) {
    const { status, body } = await send<Problem>(mock, path, patch({ adaptors }));
    expect(status).toBe(400);
    expect(Object.keys(body.field_errors ?? {})).toEqual(["adaptors"]);
  }
});

test("the sandbox returns changed connectors but does not store them", async () => {
  const mock = testMock({ sandbox: true });
  const changed = await send(mock, path, patch({ native_connector: "NACS" }));
  expect(changed.body).toMatchObject({ native_connector: "NACS" });
  expect((await send(mock, path)).body).toMatchObject({ native_connector: "CCS", updated_at: null });
});

test("a snapshot includes entered connectors and an entered state of charge", async () => {
  const mock = testMock();
  const charge = `/vehicles/${connectedVehicle}/state_of_charge`;
  await send(mock, path, patch({ adaptors: ["NACS"] }));
  await send(mock, charge, patch({ state_of_charge_percentage: 7 }));
  const state = JSON.parse(JSON.stringify(mock.snapshot()));
  mock.reset();
  expect((await send(mock, path)).body).toMatchObject({ adaptors: [] });
  mock.restore(state);
  expect((await send(mock, path)).body).toMatchObject({ adaptors: ["NACS"] });
  expect((await send(mock, charge)).body).toMatchObject({ source: "MANUAL" });
});
