import type { Problem, Vehicle, VehicleModel, VehicleTrim } from "@ev-vehicles/types";
import { describe, expect, test } from "vitest";
import { ask, driver, idThree, live, testMock, walk } from "../testing/ask.ts";

const trim = {
  name: "Pro, second-hand battery",
  model: `${live}/vehicle_models/${idThree}`,
  battery_size_watt_hours: 51_000,
};
const make = `${live}/vehicle_makes/vmak01HHZQ6CT9W050W5CF72HP90MZ`;
const post = (body: object) => ({ method: "POST", body });

describe("a custom trim", () => {
  test("is hidden from the lists, yet can be read", async () => {
    const mock = testMock();
    const { status, body } = await ask<VehicleTrim>(mock, "/vehicle_trims", post(trim));
    expect(status).toBe(201);
    expect(body).toMatchObject({ ...trim, onboarding_url: null });
    for (const list of ["/vehicle_trims?page_size=100", `/vehicle_trims?model_id=${idThree}`]) {
      expect((await walk<VehicleTrim>(mock, list)).map(({ id }) => id)).not.toContain(body.id);
    }
    expect((await ask(mock, body.url)).body).toEqual(body);
  });

  test("can be used for a vehicle, which has its battery", async () => {
    const mock = testMock();
    const custom = await ask<VehicleTrim>(mock, "/vehicle_trims", post(trim));
    const { status, body } = await ask<Vehicle>(mock, "/vehicles", {
      ...post({ trim: custom.body.url, user: `${live}/users/${driver}` }),
      headers: { "EvEnergy-User": driver },
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({ trim: custom.body.url, battery_size_watt_hours: 51_000 });
  });

  test("needs a model that exists and a battery of a possible size", async () => {
    const mock = testMock();
    const nowhere = { ...trim, model: `${live}/vehicle_models/vmod01HJXBMYW7H6DE05XNTB1PAPD8` };
    expect((await ask<Problem>(mock, "/vehicle_trims", post(nowhere))).body.field_errors).toEqual({
      model: ["Invalid hyperlink - Object does not exist."],
    });
    const tiny = { ...trim, battery_size_watt_hours: 999 };
    expect((await ask<Problem>(mock, "/vehicle_trims", post(tiny))).body.field_errors).toEqual({
      battery_size_watt_hours: ["Ensure this value is greater than or equal to 1000."],
    });
  });
});

describe("a model of one's own", () => {
  test("is hidden until it has been reviewed, yet can be read and given a trim", async () => {
    const mock = testMock();
    const { status, body } = await ask<VehicleModel>(mock, "/vehicle_models", post({ name: "ID.7", make }));
    expect(status).toBe(201);
    expect(body).toMatchObject({
      name: "ID.7",
      make,
      onboarding_url: null,
      default_battery_size_watt_hours: 45_000,
    });
    const listed = await walk<VehicleModel>(mock, "/vehicle_models?page_size=100");
    expect(listed.map(({ id }) => id)).not.toContain(body.id);
    expect((await ask(mock, body.url)).body).toEqual(body);
    const custom = await ask<VehicleTrim>(mock, "/vehicle_trims", post({ ...trim, model: body.url }));
    expect(custom.body.model).toBe(body.url);
  });

  test("needs a name and a make", async () => {
    const { status, body } = await ask<Problem>(testMock(), "/vehicle_models", post({ name: "ID.7" }));
    expect(status).toBe(400);
    expect(body.field_errors).toEqual({ make: ["This field is required."] });
  });
});

test("a model's plug can be changed, cleared and left alone", async () => {
  const mock = testMock();
  const path = `/vehicle_models/${idThree}`;
  const plugAfter = async (body: object) =>
    (await ask<VehicleModel>(mock, path, { method: "PATCH", body })).body.default_connector_type;
  expect(await plugAfter({ default_connector_type: "NACS" })).toBe("NACS");
  expect(await plugAfter({})).toBe("NACS");
  expect(await plugAfter({ default_connector_type: null })).toBeNull();
  expect((await ask<VehicleModel>(mock, path)).body.default_connector_type).toBeNull();
});
