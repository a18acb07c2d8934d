/** `paginate` with the project's mock, whose links contain all parameters, like the API's. */
import { expect, test } from "vitest";
import { mockedClient } from "../testing/mocked-client.ts";
import type { Position } from "./links/position.ts";
import { paginate } from "./paginate.ts";
import { gather } from "./testing/gather.ts";

test("if vehicles are deleted before a walk is resumed, the walk skips no other vehicle", async () => {
  const { client, requests } = mockedClient({ vehicles: 230, rateLimit: false });
  const all = (await paginate(client, "/vehicles").toArray()).map(({ id }) => id);
  requests.length = 0;
  const options = { expand: ["user", "trim.model"] } as const;
  const pages = await gather(paginate(client, "/vehicles", { ...options, limit: 150 }).pages());
  const first = pages.flatMap(({ items }) => items.map(({ id }) => id));
  const from = JSON.parse(JSON.stringify(pages.at(-1)?.position)) as Position;

  const [seen, cursor, upcoming] = [first[120], first[149], all[180]].map(String) as [string, string, string];
  for (const vehicle_id of [seen, cursor, upcoming]) {
    const { response } = await client.DELETE("/vehicles/{vehicle_id}", { params: { path: { vehicle_id } } });
    expect(response.ok).toBe(true);
  }
  const rest = (await paginate(client, "/vehicles", { ...options, from }).toArray()).map(({ id }) => id);
  expect([...first, ...rest]).toEqual(all.filter((id) => id !== upcoming));
  expect(requests.map(({ url }) => new URL(url).searchParams.get("page_size")).filter(Boolean)).toEqual([
    "100",
    "50",
    "100",
  ]);
});

test("a position from the mock is accepted with the same filters and rejected with other filters", async () => {
  const { client } = mockedClient({ vehicles: 230, rateLimit: false });
  const own = { params: { query: { mode: "SMART", is_finished: true } } } as const;
  const [page] = await gather(paginate(client, "/charging_sub_sessions", { ...own, limit: 2 }).pages());
  const from = JSON.parse(JSON.stringify(page?.position)) as Position;
  expect(from.next).toMatch(/mode=SMART/);
  expect(
    (await paginate(client, "/charging_sub_sessions", { ...own, from }).toArray()).length,
  ).toBeGreaterThan(0);
  for (const other of [
    {},
    { params: { query: { ...own.params.query, is_finished: false } } },
    { params: { query: { mode: "BOOST", is_finished: true } } },
  ]) {
    const pager = paginate(client, "/charging_sub_sessions", { ...other, from } as { from: Position });
    await expect(pager.toArray()).rejects.toMatchObject({ code: "positionMismatch" });
  }
});
