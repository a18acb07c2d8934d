import type { Problem, VehicleModelConnector } from "@ev-vehicles/types";
import { describe, expect, test } from "vitest";
import { linkTo, send, testMock, walk } from "../../testing/send.ts";

const path = "/vehicle_models/vmod01HWCY18D8ABRHVT5RKBPBGXZT/connectors";
/** A model without connectors. */
const withoutConnectors = "/vehicle_models/vmod01HHDJH86G6VA63PB6MH4JMAGG/connectors";
const connector = { region: "EUROPE", connector_type: "CCS" };

describe("the connectors of a model", () => {
  test("a model's connectors are paged by number, and the links reach every page", async () => {
    const mock = testMock();
    const first = await send<VehicleModelConnector[]>(mock, `${path}?page_size=1`);
    expect(linkTo("previous", first.headers)).toBe("about:blank");
    expect(linkTo("next", first.headers)).toBe(`https://api.ev.energy/v2${path}?page_size=1&page=2`);
    const all = await walk<VehicleModelConnector>(mock, `${path}?page_size=1`);
    expect(all.map(({ region }) => region)).toEqual(["EUROPE", "NORTH_AMERICA"]);
    expect(await walk(mock, `${path}?page_size=1&page=2`, "previous")).toEqual(all);
    expect(await walk(mock, path)).toEqual(all);
  });

  test("a page of connectors that does not exist gets 404, and an invalid page number gets 400", async () => {
    const mock = testMock();
    expect((await send(mock, `${path}?page=2`)).status).toBe(404);
    const { status, body } = await send<Problem>(mock, `${path}?page=0`);
    expect(status).toBe(400);
    expect(body.detail).toBe("Invalid value for pagination parameter: page");
  });

  test("the first page of a model's connectors exists even if it is empty", async () => {
    const { status, body } = await send(testMock(), withoutConnectors);
    expect([status, body]).toEqual([200, []]);
  });

  test("a model's connectors can be listed without a token", async () => {
    expect((await testMock().fetch(`https://api.ev.energy/v2${path}`)).status).toBe(200);
  });

  test("a second connector for a region of a model is rejected", async () => {
    const mock = testMock();
    const added = await send<VehicleModelConnector>(mock, withoutConnectors, {
      method: "POST",
      body: connector,
    });
    expect(added.status).toBe(201);
    expect(added.body).toMatchObject({ ...connector, source: null, confidence: null, verified_at: null });
    expect((await send(mock, added.body.url)).body).toEqual(added.body);
    const again = await send<Problem>(mock, withoutConnectors, { method: "POST", body: connector });
    expect(again.status).toBe(400);
    expect(again.body).toMatchObject({
      type: "https://api.ev.energy/v2/problems/validation-failed-create-vehicle-model-connector/",
      field_errors: { region: ["A connector for this region already exists."] },
    });
  });

  test("an update of a connector changes only the fields in the request body, never the region", async () => {
    const mock = testMock();
    const before = (await send<VehicleModelConnector>(mock, `${path}/EUROPE`)).body;
    const body = { connector_type: "GBT", region: "NORTH_AMERICA" };
    const after = await send<VehicleModelConnector>(mock, `${path}/EUROPE`, { method: "PATCH", body });
    expect(after.body).toEqual({
      ...before,
      connector_type: "GBT",
      updated_at: expect.stringMatching(/^2024-04-18T09:00/),
    });
    const cleared = await send(mock, `${path}/EUROPE`, { method: "PATCH", body: { confidence: null } });
    expect(cleared.body).toMatchObject({ connector_type: "GBT", confidence: null });
  });

  test("a region without a connector gets 404, and an unknown region gets 400", async () => {
    const mock = testMock();
    expect((await send(mock, `${withoutConnectors}/EUROPE`)).status).toBe(404);
    expect((await send(mock, `${path}/ASIA`)).status).toBe(400);
  });

  test("a model's connector cannot be deleted", async () => {
    const { status, headers } = await send(testMock(), `${path}/EUROPE`, { method: "DELETE" });
    expect([status, headers.get("allow")]).toEqual([405, "GET, PATCH"]);
  });
});
