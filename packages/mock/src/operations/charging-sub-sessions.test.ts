import type { ChargingSubSession, EnergyUsage, Vehicle } from "@ev-vehicles/types";
import { expect, test } from "vitest";
import {
  clientCredentialsToken,
  connectedVehicle,
  fleetUser,
  live,
  send,
  testMock,
  walk,
} from "../testing/send.ts";

const mock = testMock();
const path = "/charging_sub_sessions";
const all = await walk<ChargingSubSession>(mock, `${path}?page_size=100`);
const list = (query: string) => walk<ChargingSubSession>(mock, `${path}?page_size=9&${query}`);

test('following the "next" links yields every sub-session once, newest first', () => {
  const ids = all.map(({ id }) => id);
  expect(ids.length).toBeGreaterThan(300);
  expect(ids).toEqual([...new Set(ids)].sort().reverse());
  const starts = all.map(({ start }) => start);
  expect(starts).toEqual(starts.toSorted().reverse());
});

test("a sub-session can be retrieved by its URL, and an unknown one gets 404", async () => {
  for (const record of all.slice(0, 20)) expect((await send(mock, record.url)).body).toEqual(record);
  expect((await send(mock, `${path}/csub00000000000000000000000000`)).status).toBe(404);
});

test("the charging_sub_sessions link of a vehicle lists its sub-sessions", async () => {
  const { body } = await send<Vehicle>(mock, `/vehicles/${connectedVehicle}`);
  const listed = await walk<ChargingSubSession>(mock, body.charging_sub_sessions);
  expect(listed).toEqual(all.filter(({ vehicle }) => vehicle === body.url));
  expect(listed).toHaveLength(3);
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

test.each(filters)("the filter %s returns exactly the matching sub-sessions", async (query, matches) => {
  const expected = all.filter(matches);
  expect(expected.length).toBeGreaterThan(0);
  expect(await list(query)).toEqual(expected);
});

test("start__gt and start__lt leave out a sub-session whose start equals the bound", async () => {
  const { start, id } = all[50] ?? { start: "", id: "" };
  expect((await list(`start__gt=${start}`)).map((record) => record.id)).not.toContain(id);
  expect((await list(`start__lt=${start}`)).map((record) => record.id)).not.toContain(id);
});

test("a vehicle's sub-sessions are found even if the clock starts before the documented vehicles were created", async () => {
  const early = testMock({ now: "2020-01-01T00:00:00Z" });
  expect(await walk(early, `${path}?vehicle_id=${connectedVehicle}`)).toHaveLength(3);
});

test("the filter user_id returns the sub-sessions of that user's vehicles", async () => {
  const { body: vehicles } = await send<Vehicle[]>(mock, "/vehicles?page_size=100", {
    headers: { "EvEnergy-User": fleetUser },
  });
  const urls = vehicles.map(({ url }) => url as string | null);
  const expected = all.filter(({ vehicle }) => urls.includes(vehicle as string | null));
  expect(await list(`user_id=${fleetUser}`)).toEqual(expected);
});

test("a sub-session outlives a deleted vehicle, and its `vehicle` is then null even if expanded", async () => {
  const fresh = testMock();
  const [record] = (await send<ChargingSubSession[]>(fresh, `${path}?vehicle_id=${connectedVehicle}`)).body;
  await send(fresh, `/vehicles/${connectedVehicle}`, { method: "DELETE" });
  const { body } = await send<ChargingSubSession>(fresh, `${path}/${record?.id}?expand=vehicle.trim`);
  expect(body.vehicle).toBeNull();
});

test("the vehicle of a sub-session can be expanded to every documented depth", async () => {
  const expand = "expand=vehicle.user&expand=vehicle.trim.model.make&expand=vehicle.latest_status_log";
  const { body } = await send<ChargingSubSession[]>(mock, `${path}?vehicle_id=${connectedVehicle}&${expand}`);
  expect(body[0]?.vehicle).toMatchObject({
    url: `${live}/vehicles/${connectedVehicle}`,
    user: { email: "alex.fleet@example.com" },
    trim: { model: { make: { name: "Tesla" } } },
    latest_status_log: { state: "STATIONARY" },
  });
});

test("the list of sub-sessions rejects a cursor of another collection", async () => {
  expect((await send(mock, `${path}?page_before=${connectedVehicle}`)).status).toBe(400);
});

test("the filter evse_id returns the home charging sub-sessions of the charger's user", async () => {
  const charger = all
    .find(({ evse }) => evse !== null)
    ?.evse?.split("/")
    .at(-1);
  const expected = all.filter(({ evse }) => evse?.endsWith(`/${charger}`));
  expect(expected.every(({ mode }) => !mode.endsWith("_OTG"))).toBe(true);
  expect(await list(`evse_id=${charger}`)).toEqual(expected);
  expect(await list("evse_id=evse00000000000000000000000000")).toEqual([]);
});

test("the tariff, its supplier and the energy usage of a sub-session can be expanded", async () => {
  const expand = "expand=tariff.supplier&expand=energy_usage";
  const { body } = await send<ChargingSubSession[]>(mock, `${path}?page_size=100&mode=SMART&${expand}`);
  const record = body.find(({ tariff }) => tariff !== null);
  expect(record?.tariff).toMatchObject({
    currency: record?.currency,
    supplier: { highlighted: expect.any(Boolean) },
  });
  const usage = record?.energy_usage as EnergyUsage;
  expect(usage.charging_sub_session).toBe(record?.url);
  const energies = (usage.intervals as { energy_delivered_watt_hours: number }[]).map(
    (interval) => interval.energy_delivered_watt_hours,
  );
  const sum = energies.reduce((total, energy) => total + energy, 0);
  expect(Math.abs(sum - (record?.energy_delivered_watt_hours ?? 0))).toBeLessThanOrEqual(energies.length);
});

test("expanding the tariff of a sub-session requires the scope tariff:read", async () => {
  const fresh = testMock();
  const token = await clientCredentialsToken(fresh, { scope: "charging_session:read" });
  const headers = { authorization: `Bearer ${token}` };
  expect((await send(fresh, `${path}?expand=tariff`)).status).toBe(200);
  expect((await send(fresh, `${path}?expand=tariff`, { headers })).status).toBe(403);
  expect((await send(fresh, `${path}?expand=vehicle`, { headers })).status).toBe(200);
});

test("disconnecting a vehicle ends the charging of all vehicles of the same user and make", async () => {
  const fresh = testMock();
  const expand = "expand=vehicle.trim.model";
  const running = await walk<Expanded>(fresh, `${path}?is_finished=false&page_size=100&${expand}`);
  const account = ({ vehicle }: Expanded): string => `${vehicle.user} ${vehicle.trim.model.make}`;
  const active = running.find(({ vehicle }) => vehicle.integrated === "ACTIVE");
  if (!active) throw new Error("No connected vehicle of the mock is charging. Expected at least one.");
  await send(fresh, `/vehicles/${active.vehicle.id}/disconnect`, { method: "POST" });
  const after = await walk<Expanded>(fresh, `${path}?is_finished=false&page_size=100&${expand}`);
  const open = running.filter((record) => account(record) !== account(active));
  expect(after.map(({ id }) => id)).toEqual(open.map(({ id }) => id));
});

interface Expanded {
  readonly id: string;
  readonly vehicle: {
    readonly id: string;
    readonly user: string;
    readonly integrated: Vehicle["integrated"];
    readonly trim: { readonly model: { readonly make: string } };
  };
}
