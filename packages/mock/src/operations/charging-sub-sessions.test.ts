import type { ChargingSubSession, Vehicle } from "@ev-vehicles/types";
import { expect, test } from "vitest";
import { ask, connectedVehicle, fleetUser, live, testMock, walk } from "../testing/ask.ts";

const mock = testMock();
const path = "/charging_sub_sessions";
const all = await walk<ChargingSubSession>(mock, `${path}?page_size=100`);
const list = (query: string) => walk<ChargingSubSession>(mock, `${path}?page_size=9&${query}`);

test("following next yields every record once, in the order of ids, which is that of starts", () => {
  const ids = all.map(({ id }) => id);
  expect(ids.length).toBeGreaterThan(300);
  expect(ids).toEqual([...new Set(ids)].sort());
  expect(all.map(({ start }) => start)).toEqual(all.map(({ start }) => start).sort());
});

test("each can be read by its URL", async () => {
  for (const record of all.slice(0, 20)) expect((await ask(mock, record.url)).body).toEqual(record);
  expect((await ask(mock, `${path}/csub00000000000000000000000000`)).status).toBe(404);
});

test("a vehicle's link leads to its records", async () => {
  const { body } = await ask<Vehicle>(mock, `/vehicles/${connectedVehicle}`);
  const own = await walk<ChargingSubSession>(mock, body.charging_sub_sessions);
  expect(own).toEqual(all.filter(({ vehicle }) => vehicle === body.url));
  expect(own).toHaveLength(3);
});

const filters: [string, (record: ChargingSubSession) => boolean][] = [
  ["mode=SMART", ({ mode }) => mode === "SMART"],
  ["is_finished=true", ({ end }) => end !== null],
  ["is_finished=false", ({ end }) => end === null],
  ["start__gt=2024-04-10T00:00:00Z", ({ start }) => start > "2024-04-10T00:00:00Z"],
  ["start__lt=2024-04-01T00:00:00Z", ({ start }) => start < "2024-04-01T00:00:00Z"],
  ["end__gt=2024-04-15T00:00:00Z", ({ end }) => end !== null && end > "2024-04-15T00:00:00Z"],
  ["end__lt=2024-03-25T00:00:00Z", ({ end }) => end !== null && end < "2024-03-25T00:00:00Z"],
  ["energy_delivered_watt_hours__gte=30000", (record) => record.energy_delivered_watt_hours >= 30_000],
  [
    "energy_delivered_watt_hours__lte=5000&mode=BOOST",
    (record) => record.energy_delivered_watt_hours <= 5000 && record.mode === "BOOST",
  ],
];

test.each(filters)("%s leaves exactly those that it means", async (query, matches) => {
  const wanted = all.filter(matches);
  expect(wanted.length).toBeGreaterThan(0);
  expect(await list(query)).toEqual(wanted);
});

test("a start that equals the bound is neither after nor before it", async () => {
  const { start, id } = all[50] ?? { start: "", id: "" };
  expect((await list(`start__gt=${start}`)).map((record) => record.id)).not.toContain(id);
  expect((await list(`start__lt=${start}`)).map((record) => record.id)).not.toContain(id);
});

test("a user's records are those of the user's vehicles", async () => {
  const { body: vehicles } = await ask<Vehicle[]>(mock, "/vehicles?page_size=100", {
    headers: { "EvEnergy-User": fleetUser },
  });
  const urls = vehicles.map(({ url }) => url as string | null);
  const wanted = all.filter(({ vehicle }) => urls.includes(vehicle as string | null));
  expect(await list(`user_id=${fleetUser}`)).toEqual(wanted);
});

test("the record of a deleted vehicle stays, and its vehicle is null even when expanded", async () => {
  const fresh = testMock();
  const [record] = (await ask<ChargingSubSession[]>(fresh, `${path}?vehicle_id=${connectedVehicle}`)).body;
  await ask(fresh, `/vehicles/${connectedVehicle}`, { method: "DELETE" });
  const { body } = await ask<ChargingSubSession>(fresh, `${path}/${record?.id}?expand=vehicle.trim`);
  expect(body.vehicle).toBeNull();
});

test("references are expanded to any listed depth", async () => {
  const expand = "expand=vehicle.user&expand=vehicle.trim.model.make&expand=vehicle.latest_status_log";
  const { body } = await ask<ChargingSubSession[]>(mock, `${path}?vehicle_id=${connectedVehicle}&${expand}`);
  expect(body[0]?.vehicle).toMatchObject({
    url: `${live}/vehicles/${connectedVehicle}`,
    user: { email: "alex.fleet@example.com" },
    trim: { model: { make: { name: "Tesla" } } },
    latest_status_log: { state: "STATIONARY" },
  });
});

test("a cursor of another collection is refused", async () => {
  expect((await ask(mock, `${path}?page_before=${connectedVehicle}`)).status).toBe(400);
});
