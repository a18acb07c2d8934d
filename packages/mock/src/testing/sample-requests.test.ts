/** The requests that the API's own reference shows as curl commands, with their made-up ids and cursors. */
import type { Vehicle } from "@ev-vehicles/types";
import { expect, test } from "vitest";
import { driver, leafTrim, live, sampleVehicle, send, testMock } from "./send.ts";

const headers = { "EvEnergy-User": driver, "EvEnergy-Version": "2" };
const cursor = "xmpl01HNFZM7Q8FXASZXYZ6XM3TQRR";
const expand = "expand=user&expand=trim";

test("the sample request that lists vehicles returns the first page", async () => {
  const paging = `page_before=${cursor}&page_after=${cursor}&page_size=25`;
  const { status, body } = await send<Vehicle[]>(testMock(), `/vehicles?${paging}&${expand}`, { headers });
  expect(status).toBe(200);
  expect(body.map(({ id }) => id)).toEqual([sampleVehicle]);
  expect(body[0]).toMatchObject({ user: { id: driver }, trim: { id: leafTrim } });
});

test.each(["page_before", "page_after"])(
  "the made-up cursor of the sample requests, passed as %s, returns the first page",
  async (name) => {
    const mock = testMock();
    const { body, headers: sent } = await send(mock, `/vehicles?page_size=5&${name}=${cursor}`);
    const plain = await send(mock, "/vehicles?page_size=5");
    expect([body, sent.get("link")]).toEqual([plain.body, plain.headers.get("link")]);
  },
);

test("the sample request that creates a vehicle works with its odd trim URL", async () => {
  const { status, body } = await send<Vehicle>(testMock(), `/vehicles?${expand}`, {
    method: "POST",
    body: { trim: `${live}/trim/vehicle_${leafTrim}`, user: `${live}/users/${driver}` },
    headers,
  });
  expect(status).toBe(201);
  expect(body).toMatchObject({ user: { id: driver }, trim: { id: leafTrim }, integrated: "UNINTEGRATED" });
});

test("the sample request that retrieves a vehicle returns that vehicle", async () => {
  const { status, body } = await send<Vehicle>(testMock(), `/vehicles/${sampleVehicle}?${expand}`, {
    headers,
  });
  expect([status, body.id]).toEqual([200, sampleVehicle]);
});
