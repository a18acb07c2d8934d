import type { ChargingSubSession, EnergyUsage, Vehicle } from "@ev-vehicles/types";
import { expect, test } from "vitest";
import { ask, connectedVehicle, fleetUser, live, testMock, walk } from "../testing/ask.ts";

const mock = testMock();
const path = "/charging_sub_sessions";
const all = await walk<ChargingSubSession>(mock, `${path}?page_size=100`);
const list = (query: string) => walk<ChargingSubSession>(mock, `${path}?page_size=9&${query}`);

test("following next yields every record once, the newest first", () => {
  const ids = all.map(({ id }) => id);
  expect(ids.length).toBeGreaterThan(300);
  expect(ids).toEqual([...new Set(ids)].sort().reverse());
  const starts = all.map(({ start }) => start);
  expect(starts).toEqual(starts.toSorted().reverse());
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

test.each(filters)("%s returns exactly the matching records", async (query, matches) => {
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

test("a cursor of another collection is rejected", async () => {
  expect((await ask(mock, `${path}?page_before=${connectedVehicle}`)).status).toBe(400);
});

test("a charger's records are those of its user at home, and every record says which charger it was", async () => {
  const charger = all
    .find(({ evse }) => evse !== null)
    ?.evse?.split("/")
    .at(-1);
  const wanted = all.filter(({ evse }) => evse?.endsWith(`/${charger}`));
  expect(wanted.every(({ mode }) => !mode.endsWith("_OTG"))).toBe(true);
  expect(await list(`evse_id=${charger}`)).toEqual(wanted);
  expect(await list("evse_id=evse00000000000000000000000000")).toEqual([]);
});

test("the tariff, its supplier and the energy usage become objects if expand names them", async () => {
  const expand = "expand=tariff.supplier&expand=energy_usage";
  const { body } = await ask<ChargingSubSession[]>(mock, `${path}?page_size=100&mode=SMART&${expand}`);
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

test("expanding the tariff needs the scope tariff:read", async () => {
  const fresh = testMock();
  const response = await fresh.fetch("https://api.ev.energy/o/token/", {
    method: "POST",
    headers: { authorization: `Basic ${btoa("mock-client:mock-secret")}` },
    body: new URLSearchParams({ grant_type: "client_credentials", scope: "charging_session:read" }),
  });
  const { access_token } = (await response.json()) as { access_token: string };
  const headers = { authorization: `Bearer ${access_token}` };
  expect((await ask(fresh, `${path}?expand=tariff`)).status).toBe(200);
  expect((await ask(fresh, `${path}?expand=tariff`, { headers })).status).toBe(403);
  expect((await ask(fresh, `${path}?expand=vehicle`, { headers })).status).toBe(200);
});

test("disconnecting a vehicle closes the charging of all its user's vehicles of that make", async () => {
  const fresh = testMock();
  const expand = "expand=vehicle.trim.model";
  const running = await walk<Expanded>(fresh, `${path}?is_finished=false&page_size=100&${expand}`);
  const account = ({ vehicle }: Expanded): string => `${vehicle.user} ${vehicle.trim.model.make}`;
  const active = running.find(({ vehicle }) => vehicle.integrated === "ACTIVE");
  if (!active) throw new Error("No connected vehicle of the mock is charging");
  await ask(fresh, `/vehicles/${active.vehicle.id}/disconnect`, { method: "POST" });
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
