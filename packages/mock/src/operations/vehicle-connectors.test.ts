import type { Problem, VehicleConnectors } from "@ev-vehicles/types";
import { expect, test } from "vitest";
import { ask, connectedVehicle, testMock } from "../testing/ask.ts";

const path = `/vehicles/${connectedVehicle}/connectors`;
const model = "/vehicle_models/vmod01HWCY18D8ABRHVT5RKBPBGXZT";
const patch = (body: object) => ({ method: "PATCH", body });

test("the model's plug is used until the vehicle's own is set", async () => {
  const mock = testMock();
  expect((await ask(mock, path)).body).toMatchObject({
    native_connector: "CCS",
    adaptors: [],
    updated_at: null,
  });
  await ask(mock, model, patch({ default_connector_type: "CHADEMO" }));
  expect((await ask(mock, path)).body).toMatchObject({ native_connector: "CHADEMO" });
  await ask(mock, path, patch({ native_connector: "NACS" }));
  expect((await ask(mock, path)).body).toMatchObject({ native_connector: "NACS" });
  await ask(mock, path, patch({ native_connector: null }));
  expect((await ask(mock, path)).body).toMatchObject({ native_connector: "CHADEMO" });
});

test("adaptors replace the list, and what the body leaves out stays", async () => {
  const mock = testMock();
  await ask(mock, path, patch({ native_connector: "NACS", adaptors: ["CCS", "CHADEMO"] }));
  const { status, body } = await ask<VehicleConnectors>(mock, path, patch({ adaptors: ["CCS"] }));
  expect(status).toBe(200);
  expect(body).toMatchObject({ native_connector: "NACS", adaptors: ["CCS"] });
  expect(body.updated_at).toMatch(/^2024-04-18T09:00/);
});

test("an empty body changes nothing, not even updated_at", async () => {
  const mock = testMock();
  expect((await ask<VehicleConnectors>(mock, path, patch({}))).body.updated_at).toBeNull();
});

test.each([
  ["the plug that the body names", { native_connector: "NACS", adaptors: ["NACS"] }],
  ["the plug of the model", { adaptors: ["CHADEMO", "CCS"] }],
])("an adaptor cannot be %s", async (_, body) => {
  const mock = testMock();
  const rejected = await ask<Problem>(mock, path, patch(body));
  expect(rejected.status).toBe(400);
  expect(rejected.body).toMatchObject({
    type: "https://api.ev.energy/v2/problems/validation-failed-update-vehicle-connectors/",
    detail: "Error on fields: adaptors",
    field_errors: { adaptors: ["An adaptor cannot match the native connector."] },
  });
  expect((await ask(mock, path)).body).toMatchObject({ adaptors: [], updated_at: null });
});

test("a plug cannot become the built-in one while there is an adaptor for it", async () => {
  const mock = testMock();
  await ask(mock, path, patch({ adaptors: ["CHADEMO"] }));
  const rejected = await ask<Problem>(mock, path, patch({ native_connector: "CHADEMO" }));
  expect(rejected.body.field_errors?.adaptors).toEqual(["An adaptor cannot match the native connector."]);
});

test("a repeated or unknown adaptor is rejected", async () => {
  const mock = testMock();
  for (const adaptors of [["NACS", "NACS"], ["GBT"]]) {
    const { status, body } = await ask<Problem>(mock, path, patch({ adaptors }));
    expect(status).toBe(400);
    expect(Object.keys(body.field_errors ?? {})).toEqual(["adaptors"]);
  }
});

test("the sandbox returns a change but does not keep it", async () => {
  const mock = testMock({ sandbox: true });
  const changed = await ask(mock, path, patch({ native_connector: "NACS" }));
  expect(changed.body).toMatchObject({ native_connector: "NACS" });
  expect((await ask(mock, path)).body).toMatchObject({ native_connector: "CCS", updated_at: null });
});

test("a snapshot includes the entered connectors and state of charge", async () => {
  const mock = testMock();
  const charge = `/vehicles/${connectedVehicle}/state_of_charge`;
  await ask(mock, path, patch({ adaptors: ["NACS"] }));
  await ask(mock, charge, patch({ state_of_charge_percentage: 7 }));
  const state = JSON.parse(JSON.stringify(mock.snapshot()));
  mock.reset();
  expect((await ask(mock, path)).body).toMatchObject({ adaptors: [] });
  mock.restore(state);
  expect((await ask(mock, path)).body).toMatchObject({ adaptors: ["NACS"] });
  expect((await ask(mock, charge)).body).toMatchObject({ source: "MANUAL" });
});
