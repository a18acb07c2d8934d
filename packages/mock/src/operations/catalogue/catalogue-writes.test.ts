import type { Problem, Vehicle, VehicleModel, VehicleTrim } from "@ev-vehicles/types";
import { describe, expect, test } from "vitest";
import { driver, idThree, live, send, testMock, walk } from "../../testing/send.ts";

const trim = {
  name: "Pro, second-hand battery",
  model: `${live}/vehicle_models/${idThree}`,
  battery_size_watt_hours: 51_000,
};
const make = `${live}/vehicle_makes/vmak01HHZQ6CT9W050W5CF72HP90MZ`;
const post = (body: object) => ({ method: "POST", body });

describe("createVehicleTrim", () => {
  test("a custom trim can be retrieved, but lists leave it out", async () => {
    const mock = testMock();
    const { status, body } = await send<VehicleTrim>(mock, "/vehicle_trims", post(trim));
    expect(status).toBe(201);
    expect(body).toMatchObject({ ...trim, onboarding_url: null });
    for (const list of ["/vehicle_trims?page_size=100", `/vehicle_trims?model_id=${idThree}`]) {
      expect((await walk<VehicleTrim>(mock, list)).map(({ id }) => id)).not.toContain(body.id);
    }
    expect((await send(mock, body.url)).body).toEqual(body);
  });

  test("a vehicle with a custom trim has the trim's battery size", async () => {
    const mock = testMock();
    const custom = await send<VehicleTrim>(mock, "/vehicle_trims", post(trim));
    const { status, body } = await send<Vehicle>(mock, "/vehicles", {
      ...post({ trim: custom.body.url, user: `${live}/users/${driver}` }),
      headers: { "EvEnergy-User": driver },
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({ trim: custom.body.url, battery_size_watt_hours: 51_000 });
  });

  test("a custom trim needs an existing model and a valid battery size", async () => {
    const mock = testMock();
    const unknownModel = { ...trim, model: `${live}/vehicle_models/vmod01HJXBMYW7H6DE05XNTB1PAPD8` };
    expect((await send<Problem>(mock, "/vehicle_trims", post(unknownModel))).body.field_errors).toEqual({
      model: ["Invalid hyperlink - Object does not exist."],
    });
    const tiny = { ...trim, battery_size_watt_hours: 999 };
    expect((await send<Problem>(mock, "/vehicle_trims", post(tiny))).body.field_errors).toEqual({
      battery_size_watt_hours: ["Ensure this value is greater than or equal to 1000."],
    });
  });
});

describe("createVehicleModel", () => {
  test("an unreviewed model can be retrieved and given a trim, but lists leave it out", async () => {
    const mock = testMock();
    const { status, body } = await send<VehicleModel>(mock, "/vehicle_models", post({ name: "ID.7", make }));
    expect(status).toBe(201);
    expect(body).toMatchObject({
      name: "ID.7",
      make,
      onboarding_url: null,
      default_battery_size_watt_hours: 45_000,
    });
    const listed = await walk<VehicleModel>(mock, "/vehicle_models?page_size=100");
    expect(listed.map(({ id }) => id)).not.toContain(body.id);
    expect((await send(mock, body.url)).body).toEqual(body);
    const custom = await send<VehicleTrim>(mock, "/vehicle_trims", post({ ...trim, model: body.url }));
    expect(custom.body.model).toBe(body.url);
  });

  test("a custom model needs a make", async () => {
    const { status, body } = await send<Problem>(testMock(), "/vehicle_models", post({ name: "ID.7" }));
    expect(status).toBe(400);
    expect(body.field_errors).toEqual({ make: ["This field is required."] });
  });
});

test("updateVehicleModel can change, clear and keep the default connector", async () => {
  const mock = testMock();
  const path = `/vehicle_models/${idThree}`;
  const connectorAfter = async (body: object) =>
    (await send<VehicleModel>(mock, path, { method: "PATCH", body })).body.default_connector_type;
  expect(await connectorAfter({ default_connector_type: "NACS" })).toBe("NACS");
  expect(await connectorAfter({})).toBe("NACS");
  expect(await connectorAfter({ default_connector_type: null })).toBeNull();
  expect((await send<VehicleModel>(mock, path)).body.default_connector_type).toBeNull();
});
