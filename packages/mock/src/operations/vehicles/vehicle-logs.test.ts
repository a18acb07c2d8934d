import type { Problem, VehicleAPIErrorLog, VehicleCommandLog, VehicleLocationLog } from "@ev-vehicles/types";
import { describe, expect, test } from "vitest";
import { connectedVehicle, driver, live, sampleVehicle, send, testMock, walk } from "../../testing/send.ts";

const vehicle = `/vehicles/${connectedVehicle}`;

describe.each([
  { log: "location_logs", timeField: "sampled_at" },
  { log: "error_logs", timeField: "logged_at" },
  { log: "command_logs", timeField: "logged_at" },
])("the $log of a vehicle", ({ log, timeField }) => {
  type Entry = Record<string, string>;

  test("log entries are listed newest first, once each, for any page size", async () => {
    const mock = testMock();
    const all = await walk<Entry>(mock, `${vehicle}/${log}?page_size=100`);
    const times = all.map((entry) => entry[timeField]);
    expect(times.length).toBeGreaterThan(9);
    expect(times).toEqual([...new Set(times)].sort().reverse());
    expect(await walk(mock, `${vehicle}/${log}?page_size=4`)).toEqual(all);
  });

  test('following the "previous" links from the oldest log entry yields all others', async () => {
    const mock = testMock();
    const all = await walk<Entry>(mock, `${vehicle}/${log}`);
    const oldest = all.at(-1)?.[timeField];
    const back = await walk<Entry>(mock, `${vehicle}/${log}?page_size=3&page_before=${oldest}`, "previous");
    expect(back).toEqual(all.slice(0, -1));
  });

  test("the time filters of a log include both bounds", async () => {
    const mock = testMock();
    const all = await walk<Entry>(mock, `${vehicle}/${log}`);
    const [from, to] = [all[6]?.[timeField], all[2]?.[timeField]];
    const span = await walk<Entry>(
      mock,
      `${vehicle}/${log}?page_size=2&${timeField}__gte=${from}&${timeField}__lte=${to}`,
    );
    expect(span).toEqual(all.slice(2, 7));
  });

  test("a log entry can be retrieved by its URL, with its vehicle expanded", async () => {
    const mock = testMock();
    const [entry] = (await send<Entry[]>(mock, `${vehicle}/${log}`)).body;
    expect((await send(mock, entry?.url ?? "")).body).toEqual(entry);
    const expanded = await send<Record<string, unknown>>(
      mock,
      `${entry?.url}?expand=vehicle.trim.model.make`,
    );
    expect(expanded.body.vehicle).toMatchObject({
      id: connectedVehicle,
      trim: { model: { make: { name: "Tesla" } } },
      user: expect.any(String),
    });
  });

  test("a time without a log entry gets 404, and so does another user's vehicle", async () => {
    const mock = testMock();
    expect((await send(mock, `${vehicle}/${log}/2024-04-18T00:00:00.000001Z`)).status).toBe(404);
    const headers = { "EvEnergy-User": driver };
    expect((await send(mock, `${vehicle}/${log}`, { headers })).status).toBe(404);
  });

  test("an invalid time filter of a log gets a 400 that names the filter", async () => {
    const { status, body } = await send<Problem>(testMock(), `${vehicle}/${log}?${timeField}__gte=yesterday`);
    expect(status).toBe(400);
    expect(Object.keys(body.field_errors ?? {})).toEqual([`${timeField}__gte`]);
  });
});

test("a vehicle that was never connected has no commands and no errors", async () => {
  const mock = testMock();
  expect((await send(mock, `/vehicles/${sampleVehicle}/command_logs`)).body).toEqual([]);
  expect((await send(mock, `/vehicles/${sampleVehicle}/error_logs`)).body).toEqual([]);
});

test("every entry in a vehicle's error log names one of the vehicle's commands", async () => {
  const mock = testMock();
  const commands = await walk<VehicleCommandLog>(mock, `${vehicle}/command_logs`);
  const errors = await walk<VehicleAPIErrorLog>(mock, `${vehicle}/error_logs`);
  const known = commands.map((command) => command.internal_command_id);
  for (const error of errors) expect(known).toContain(error.internal_command_id);
});

test("a location log entry has no coordinates, and at_home is null if the home is unknown", async () => {
  const mock = testMock();
  const [entry] = (await send<VehicleLocationLog[]>(mock, `${vehicle}/location_logs`)).body;
  expect(Object.keys(entry ?? {})).toEqual(["url", "sampled_at", "logged_at", "vehicle", "at_home"]);
  expect(entry?.at_home).toBeNull();
  const atHome = await walk<VehicleLocationLog>(mock, `${live}/vehicles/${sampleVehicle}/location_logs`);
  expect(new Set(atHome.map((place) => place.at_home))).toEqual(new Set([true, false]));
});
