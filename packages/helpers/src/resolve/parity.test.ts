import { expect, it } from "vitest";
import { referenceId } from "../ids/reference-id.ts";
import { mockedClient } from "../testing/mocked-client.ts";
import { expandAll } from "./expand-all.ts";
import { referenceUrl } from "./reference-url.ts";
import { resolve } from "./resolve.ts";

const { client, requests } = mockedClient({ vehicles: 60, rateLimit: false });

/** Lists with an `expand` parameter, each with the names in it whose references an operation can read. */
const lists = [
  ["/vehicles", ["user", "trim", "trim.model", "trim.model.make", "latest_status_log"]],
  ["/vehicle_trims", ["model", "model.make"]],
  ["/vehicle_models", ["make"]],
  [
    "/charging_sub_sessions",
    [
      "vehicle",
      "vehicle.latest_status_log",
      "vehicle.trim",
      "vehicle.trim.model",
      "vehicle.trim.model.make",
      "vehicle.user",
    ],
  ],
] as const;

async function read(path: (typeof lists)[number][0], expand: readonly string[]): Promise<object[]> {
  const { data = [] } = await client.GET(path, {
    params: { query: { page_size: 100, expand: expand as never } },
  });
  return data;
}

/** Only the operation that reads a single user returns the `current_carbon_…` fields; lists and expansions lack them. */
function withoutCarbon(items: unknown): unknown {
  const text = JSON.stringify(items, (name, value) =>
    name.startsWith("current_carbon_") ? undefined : value,
  );
  return JSON.parse(text);
}

it.each(lists.flatMap(([path, names]) => [...names, names].map((name) => [path, [name].flat()] as const)))(
  "for items of %s, expandAll with %j returns the same as the mock server's expand",
  async (path, names) => {
    const items = await read(path, []);
    expect(items.length).toBeGreaterThan(0);
    const expanded = withoutCarbon(await expandAll(client, items, names as never));
    expect(expanded).toEqual(withoutCarbon(await read(path, names)));
  },
);

it("expandAll expands a tariff and a supplier, which no operation reads, together with the user", async () => {
  const names = ["user.default_location.tariff.supplier"] as const;
  const { data: items = [] } = await client.GET("/vehicles");
  const expanded = await expandAll(client, items, names);
  const { data: users = [] } = await client.GET("/users", {
    params: { query: { page_size: 100, expand: ["default_location.tariff.supplier"] } },
  });
  expect(expanded.length).toBeGreaterThan(0);
  for (const { user } of expanded) expect(users).toContainEqual(withoutCarbon(user));
});

it("resolve follows the references of mock vehicles, and referenceUrl rebuilds a user's URL from the ID", async () => {
  const { data: vehicles = [] } = await client.GET("/vehicles");
  for (const vehicle of vehicles) {
    expect((await resolve(client, vehicle.trim)).id).toBe(referenceId(vehicle.trim));
    expect((await resolve(client, vehicle.user)).id).toBe(referenceId(vehicle.user));
    expect(vehicle.user).toBe(referenceUrl(referenceId(vehicle.user)));
    const log = await resolve(client, vehicle.latest_status_log);
    if (log) expect(log.vehicle).toBe(vehicle.url);
  }
});

it("expandAll makes one request for each distinct trim in a page of vehicles", async () => {
  const { data: vehicles = [] } = await client.GET("/vehicles", { params: { query: { page_size: 100 } } });
  requests.length = 0;
  await expandAll(client, vehicles, ["trim.model.make"]);
  expect(requests).toHaveLength(new Set(vehicles.map(({ trim }) => referenceId(trim))).size);
});
