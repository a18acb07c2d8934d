import type { Problem, VehicleModelConnector } from "@ev-vehicles/types";
import { describe, expect, test } from "vitest";
import { ask, linkTo, testMock, walk } from "../testing/ask.ts";

const path = "/vehicle_models/vmod01HWCY18D8ABRHVT5RKBPBGXZT/connectors";
/** A model of the catalogue with an unknown plug. */
const unknown = "/vehicle_models/vmod01HHDJH86G6VA63PB6MH4JMAGG/connectors";
const connector = { region: "EUROPE", connector_type: "CCS" };

describe("the connectors of a model", () => {
  test("are paged by number, and every page is found by its link", async () => {
    const mock = testMock();
    const first = await ask<VehicleModelConnector[]>(mock, `${path}?page_size=1`);
    expect(linkTo("previous", first.headers)).toBe("about:blank");
    expect(linkTo("next", first.headers)).toBe(`https://api.ev.energy/v2${path}?page_size=1&page=2`);
    const all = await walk<VehicleModelConnector>(mock, `${path}?page_size=1`);
    expect(all.map(({ region }) => region)).toEqual(["EUROPE", "NORTH_AMERICA"]);
    expect(await walk(mock, `${path}?page_size=1&page=2`, "previous")).toEqual(all);
    expect(await walk(mock, path)).toEqual(all);
  });

  test("a page that does not exist is 404, and an invalid page number is 400", async () => {
    const mock = testMock();
    expect((await ask(mock, `${path}?page=2`)).status).toBe(404);
    const { status, body } = await ask<Problem>(mock, `${path}?page=0`);
    expect(status).toBe(400);
    expect(body.detail).toBe("Invalid value for pagination parameter: page");
  });

  test("the first page is there even when it is empty", async () => {
    const { status, body } = await ask(testMock(), unknown);
    expect([status, body]).toEqual([200, []]);
  });

  test("can be read without a token", async () => {
    expect((await testMock().fetch(`https://api.ev.energy/v2${path}`)).status).toBe(200);
  });

  test("can be added once for each region", async () => {
    const mock = testMock();
    const added = await ask<VehicleModelConnector>(mock, unknown, { method: "POST", body: connector });
    expect(added.status).toBe(201);
    expect(added.body).toMatchObject({ ...connector, source: null, confidence: null, verified_at: null });
    expect((await ask(mock, added.body.url)).body).toEqual(added.body);
    const again = await ask<Problem>(mock, unknown, { method: "POST", body: connector });
    expect(again.status).toBe(400);
    expect(again.body).toMatchObject({
      type: "https://api.ev.energy/v2/problems/validation-failed-create-vehicle-model-connector/",
      field_errors: { region: ["A connector for this region already exists."] },
    });
  });

  test("can be changed in part, except for the region", async () => {
    const mock = testMock();
    const before = (await ask<VehicleModelConnector>(mock, `${path}/EUROPE`)).body;
    const body = { connector_type: "GBT", region: "NORTH_AMERICA" };
    const after = await ask<VehicleModelConnector>(mock, `${path}/EUROPE`, { method: "PATCH", body });
    expect(after.body).toEqual({
      ...before,
      connector_type: "GBT",
      updated_at: expect.stringMatching(/^2024-04-18T09:00/),
    });
    const cleared = await ask(mock, `${path}/EUROPE`, { method: "PATCH", body: { confidence: null } });
    expect(cleared.body).toMatchObject({ connector_type: "GBT", confidence: null });
  });

  test("a region without an entry is 404, and one that does not exist is 400", async () => {
    const mock = testMock();
    expect((await ask(mock, `${unknown}/EUROPE`)).status).toBe(404);
    expect((await ask(mock, `${path}/ASIA`)).status).toBe(400);
  });

  test("cannot be deleted", async () => {
    const { status, headers } = await ask(testMock(), `${path}/EUROPE`, { method: "DELETE" });
    expect([status, headers.get("allow")]).toEqual([405, "GET, PATCH"]);
  });
});
