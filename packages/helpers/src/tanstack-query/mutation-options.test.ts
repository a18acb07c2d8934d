import { createVehiclesMock, mockToken } from "@ev-vehicles/mock";
import type { paths } from "@ev-vehicles/types";
import { MutationObserver, QueryClient, type QueryKey } from "@tanstack/query-core";
import createClient, { type Client } from "openapi-fetch";
import { describe, expect, test } from "vitest";
import { QueryOptionError } from "./errors.ts";
import { pathKey } from "./keys/path-key.ts";
import { mutationOptions } from "./mutation-options.ts";
import { queryOptions } from "./query-options.ts";

const vehicle_id = "vhcl01HRFF3SEVSCRAV9B3CHVDFN0H";
const path = { vehicle_id };

function mockClient(): Client<paths> & { readonly scope: string } {
  const client = createClient<paths>({
    baseUrl: "https://api.ev.energy/v2",
    headers: { Authorization: `Bearer ${mockToken}`, "EvEnergy-User": "user01HN2NJ9NMRZBXT1H6FT9N7735" },
    fetch: createVehiclesMock({ vehicles: 5 }).fetch,
  });
  return Object.assign(client, { scope: "fleet" });
}

describe("a mutation", () => {
  test("adds its variables to its options, and gives what the options expand", async () => {
    const options = mutationOptions(mockClient(), "patch", "/vehicles/{vehicle_id}", {
      params: { query: { expand: ["trim.model"] } },
    });
    const change = new MutationObserver(new QueryClient(), options);
    const data = await change.mutate({
      params: { path },
      body: { maximum_charge_limit_percentage: 70 },
    });
    expect(data).toMatchObject({
      maximum_charge_limit_percentage: 70,
      trim: { model: { name: "Leaf" } },
    });
  });

  test("needs no variables if its options hold all that the operation requires", async () => {
    const options = mutationOptions(mockClient(), "post", "/vehicles/{vehicle_id}/reconnect", {
      params: { path },
    });
    await expect(new MutationObserver(new QueryClient(), options).mutate()).resolves.toHaveProperty("url");
  });

  test("invalidates what was read of its path, and leaves other paths and users alone", async () => {
    const client = mockClient();
    const cache = new QueryClient();
    const list = queryOptions(client, "/vehicles");
    const filtered = queryOptions(client, "/vehicles", { params: { query: { page_size: 1 } } });
    const users = queryOptions(client, "/users");
    const foreign = queryOptions(client, "/vehicles", { scope: "another" });
    for (const options of [list, filtered, users, foreign])
      cache.setQueryData(options.queryKey as QueryKey, []);
    await cache.invalidateQueries({ queryKey: pathKey(client, "/vehicles") });
    const invalidated = [list, filtered, users, foreign].map(
      ({ queryKey }) => cache.getQueryState(queryKey as QueryKey)?.isInvalidated,
    );
    expect(invalidated).toEqual([true, true, false, false]);
  });

  test("invalidates one resource with all its spellings", async () => {
    const client = mockClient();
    const cache = new QueryClient();
    const plain = queryOptions(client, "/vehicles/{vehicle_id}", { params: { path } });
    const expanded = queryOptions(client, "/vehicles/{vehicle_id}", {
      params: { path, query: { expand: ["user"] } },
    });
    const other = queryOptions(client, "/vehicles/{vehicle_id}", {
      params: { path: { vehicle_id: "vhcl01HNARS42AVJN9QWQF6J52B7MB" } },
    });
    for (const options of [plain, expanded, other]) cache.setQueryData(options.queryKey as QueryKey, {});
    await cache.invalidateQueries({
      queryKey: pathKey(client, "/vehicles/{vehicle_id}", { params: { path } }),
    });
    const invalidated = [plain, expanded, other].map(
      ({ queryKey }) => cache.getQueryState(queryKey as QueryKey)?.isInvalidated,
    );
    expect(invalidated).toEqual([true, true, false]);
  });
});

describe("what goes wrong", () => {
  test("an error status is the mutation's error, with the fields of the problem document", async () => {
    const create = mutationOptions(mockClient(), "post", "/vehicles");
    const body = { trim: "https://example.com/", user: "https://example.com/" };
    const creating = new MutationObserver(new QueryClient(), create).mutate({ body });
    await expect(creating).rejects.toMatchObject({
      status: 400,
      body: { field_errors: { trim: expect.any(Array) } },
    });
  });

  test("variables that would replace what the options hold are refused, and nothing is sent", async () => {
    const options = mutationOptions(mockClient(), "patch", "/vehicles/{vehicle_id}", { params: { path } });
    const other = { params: { path: { vehicle_id: "vhcl00000000000000000000000000" } }, body: {} };
    await expect(options.mutationFn(other as never)).rejects.toThrow(QueryOptionError);
    await expect(options.mutationFn(other as never)).rejects.toThrow("params.path is given");
  });

  test("an expand among the variables is refused, because the data's type could not follow it", async () => {
    const options = mutationOptions(mockClient(), "post", "/vehicles");
    const variables = { params: { query: { expand: ["trim"] } }, body: {} };
    await expect(options.mutationFn(variables as never)).rejects.toThrow("expand belongs in");
  });
});
