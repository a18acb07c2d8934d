/** What works for every operation of a kind, although the client has no code for individual operations. */
import { createVehiclesClient } from "@ev-vehicles/client";
import { type PaginatedPath, paginate } from "@ev-vehicles/helpers";
import { isPaged } from "@ev-vehicles/openapi";
import type { paths } from "@ev-vehicles/types";
import { describe, expect, expectTypeOf, it } from "vitest";
import { operations } from "../description.ts";
import { knownValues, newServer, sampleRequests } from "../mock-server.ts";

/** A method of the client that accepts the path of any operation. The generated types have no such method. */
type AnyCall = (path: string, options: object) => Promise<{ error?: { kind: string }; response: Response }>;

const lists = operations.filter(isPaged);

describe.each(lists)("$id", ({ path }) => {
  it("paginate returns each item of a list once, with page sizes of 1, 7 and 100", async () => {
    const { client } = clientOf("mock-token");
    const walk = (place: object, pageSize: number) =>
      paginate(client, path as "/vehicles", {
        params: { path: place } as object,
        pageSize,
        limit: 20,
      }).toArray();
    let longest: { url: string }[] = [];
    for (const place of await placesOf(path)) {
      const items = await walk(place, 100);
      for (const pageSize of [1, 7]) expect(await walk(place, pageSize)).toEqual(items);
      if (items.length > longest.length) longest = items;
    }
    expect(longest.length).toBeGreaterThan(1);
    expect(new Set(longest.map(({ url }) => url)).size).toBe(longest.length);
  });
});

/** The path parameters of up to four existing parents, such as vehicles; one empty object for a path without parameters. */
async function placesOf(path: string): Promise<readonly object[]> {
  if (!path.includes("{")) return [{}];
  const parent = path.slice(0, path.lastIndexOf("/"));
  return (await knownValues()).inPath(parent).slice(0, 4);
}

it("the types of paginate accept exactly the paths whose GET response has a Link header", () => {
  type WithLink = {
    [Path in keyof paths]: paths[Path] extends { get: { responses: { 200: { headers: { Link: string } } } } }
      ? Path
      : never;
  }[keyof paths];
  expectTypeOf<PaginatedPath<paths>>().toEqualTypeOf<WithLink>();
});

describe.each(operations.filter(({ security }) => security.open))("$id", (operation) => {
  it("an operation that requires no token can be called without credentials", async () => {
    const { client, requests } = clientOf(undefined);
    const [parts] = await sampleRequests(operation, 1, 3);
    const { body, ...params } = parts ?? { path: {}, query: {}, header: {} };
    const method = client[operation.method as "GET"] as unknown as AnyCall;
    const { response } = await method(operation.path, { params, ...(body === undefined ? {} : { body }) });
    expect([401, 403]).not.toContain(response.status);
    expect(requests.map(({ headers }) => headers.get("authorization"))).toEqual([null]);
  });
});

it("the client returns an onboarding redirect to the caller instead of following it", async () => {
  const { client, requests } = clientOf("mock-token");
  const user_id = "user01HN2NJ9NMRZBXT1H6FT9N7735";
  const query = { user_id, client_id: "acme-fleet", redirect_uri: "https://fleet.example.com/back" };
  const { data, error, response } = await client.GET("/vehicle_onboarding", { params: { query } });
  expect(data).toBeUndefined();
  expect(response.status).toBe(302);
  expect(error).toMatchObject({ kind: "redirect", location: response.headers.get("location") });
  expect(error?.location).toMatch(/^https:\/\/[^/]*\.example\/.*redirect_uri=/);
  expect(requests.map(({ redirect }) => redirect)).toEqual(["manual"]);
});

it("expand works for command logs and error logs, and narrows their types", async () => {
  const { client } = clientOf("mock-token");
  const path = { vehicle_id: "vhcl01HNARS42AVJN9QWQF6J52B7MB" };
  const { data } = await client.GET("/vehicles/{vehicle_id}/command_logs", {
    params: { path, query: { expand: ["vehicle.trim.model.make"] } },
  });
  expect(data?.[0]?.vehicle.trim.model.make.name).toBe("Tesla");
  expectTypeOf(data?.[0]?.vehicle.user).toEqualTypeOf<string | undefined>();
  const page = paginate(client, "/vehicles/{vehicle_id}/error_logs", {
    params: { path },
    expand: ["vehicle"],
  });
  for await (const error of page) expect(error.vehicle.integrated).toBe("ACTIVE");
});

function clientOf(auth: string | undefined) {
  const server = newServer();
  const requests: Request[] = [];
  const client = createVehiclesClient({
    ...(auth === undefined ? {} : { auth }),
    fetch: (url, init) => {
      const request = new Request(url, init);
      requests.push(request.clone());
      return server.fetch(request);
    },
  });
  return { client, requests };
}
