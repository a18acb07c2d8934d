import type { VehicleStatusLog } from "@ev-vehicles/types";
import { expect, test } from "vitest";
import { connectedVehicle, linkTo, live, sampleVehicle, send, testMock, walk } from "../../testing/send.ts";

const mock = testMock();
const logs = `/vehicles/${connectedVehicle}/status_logs`;
const times = (entries: readonly VehicleStatusLog[]) => entries.map((entry) => entry.sampled_at);

test('following the "next" links yields each status of a week once, newest first', async () => {
  const all = times(await walk<VehicleStatusLog>(mock, `${logs}?page_size=50`));
  expect(all).toHaveLength(336);
  expect(all).toEqual([...new Set(all)].sort().reverse());
  expect(all[0]).toBe("2024-04-18T08:53:52.225655Z");
});

test('following the "previous" links from the oldest status yields all others', async () => {
  const forward = await walk<VehicleStatusLog>(mock, `${logs}?page_size=100`);
  const last = forward.at(-1)?.sampled_at ?? "";
  expect(await walk(mock, `${logs}?page_size=100&page_before=${last}`, "previous")).toEqual(
    forward.slice(0, -1),
  );
});

test("cursors of status logs are timestamps with microseconds", async () => {
  const { headers } = await send(mock, `${logs}?page_size=1`);
  expect(linkTo("next", headers)).toBe(`${live}${logs}?page_size=1&page_after=2024-04-18T08:53:52.225655Z`);
});

test("sampled_at__gte and sampled_at__lte include both bounds", async () => {
  const all = times(await walk<VehicleStatusLog>(mock, `${logs}?page_size=100`));
  const [latest = "", earliest = ""] = [all[10], all[40]];
  const between = await walk<VehicleStatusLog>(
    mock,
    `${logs}?page_size=7&sampled_at__gte=${earliest}&sampled_at__lte=${latest}`,
  );
  expect(times(between)).toEqual(all.slice(10, 41));
});

test("a range without statuses returns an empty page whose links are about:blank", async () => {
  const { body, headers } = await send(mock, `${logs}?sampled_at__gte=2030-01-01T00:00:00Z`);
  expect(body).toEqual([]);
  expect(headers.get("link")).toBe('<about:blank>; rel="previous", <about:blank>; rel="next"');
});

test("a status can be retrieved by its timestamp in UTC, with an offset, or percent-encoded", async () => {
  for (const time of [
    "2024-04-18T08:53:52.225655Z",
    "2024-04-18T09:53:52.225655%2B01:00",
    "2024-04-18T08%3A53%3A52.225655Z",
  ]) {
    const { status, body } = await send<VehicleStatusLog>(
      mock,
      `${logs}/${time}?expand=vehicle.trim.model.make`,
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({ vehicle: { trim: { model: { make: { name: "Tesla" } } } } });
  }
});

test("a timestamp without a status gets 404, and an invalid timestamp gets 400", async () => {
  expect((await send(mock, `${logs}/2024-04-18T08:53:52.225654Z`)).status).toBe(404);
  expect((await send(mock, `${logs}/noon`)).status).toBe(400);
  expect((await send(mock, `${logs}?page_after=2024-04-18 08:53:52`)).status).toBe(400);
});

test("every status is logged at or after its sample time", async () => {
  for (const vehicle of [connectedVehicle, sampleVehicle]) {
    for (const entry of await walk<VehicleStatusLog>(
      mock,
      `/vehicles/${vehicle}/status_logs?page_size=100`,
    )) {
      expect(entry.logged_at >= entry.sampled_at).toBe(true);
    }
  }
});

test("a vehicle that never reported has no statuses", async () => {
  expect((await send(mock, "/vehicles/vhcl01H7M6ETZWF057J6W0ZMDSGPPR/status_logs")).body).toEqual([]);
});
