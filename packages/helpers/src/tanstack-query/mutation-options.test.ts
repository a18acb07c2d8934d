import { MutationObserver, QueryClient, type QueryKey } from "@tanstack/query-core";
import { describe, expect, test } from "vitest";
import { type MockedClient, mockedClient } from "../testing/mocked-client.ts";
import { QueryOptionError } from "./errors.ts";
import { pathKey } from "./keys/path-key.ts";
import { mutationOptions } from "./mutation-options.ts";
import { queryOptions } from "./query-options.ts";

const vehicle_id = "vhcl01HRFF3SEVSCRAV9B3CHVDFN0H";
const path = { vehicle_id };

function mockClient(): MockedClient["client"] {
  return mockedClient({ vehicles: 5, headers: { "EvEnergy-User": "user01HN2NJ9NMRZBXT1H6FT9N7735" } }).client;
}

describe("mutationOptions", () => {
  test("a mutation combines its options and variables, and returns the resource with expanded references", async () => {
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

  test("a mutation needs no variables if its options contain everything that is required", async () => {
    const options = mutationOptions(mockClient(), "post", "/vehicles/{vehicle_id}/reconnect", {
      params: { path },
    });
    await expect(new MutationObserver(new QueryClient(), options).mutate()).resolves.toHaveProperty("url");
  });

  test("invalidateQueries with a pathKey invalidates the queries of that path, but none of other paths or scopes", async () => {
    const client = mockClient();
    const cache = new QueryClient();
    const list = queryOptions(client, "/vehicles");
    const filtered = queryOptions(client, "/vehicles", { params: { query: { page_size: 1 } } });
    const users = queryOptions(client, "/users");
    const otherScope = queryOptions(client, "/vehicles", { scope: "another" });
    for (const options of [list, filtered, users, otherScope])
      cache.setQueryData(options.queryKey as QueryKey, []);
    await cache.invalidateQueries({ queryKey: pathKey(client, "/vehicles") });
    const invalidated = [list, filtered, users, otherScope].map(
      ({ queryKey }) => cache.getQueryState(queryKey as QueryKey)?.isInvalidated,
    );
    expect(invalidated).toEqual([true, true, false, false]);
  });

  test("invalidateQueries with pathKey and parameters invalidates all queries of one resource", async () => {
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

describe("errors of mutationOptions", () => {
  test("a mutation fails for an error status, with the field errors of the response body", async () => {
    const create = mutationOptions(mockClient(), "post", "/vehicles");
    const body = { trim: "https://example.com/", user: "https://example.com/" };
    const creating = new MutationObserver(new QueryClient(), create).mutate({ body });
    await expect(creating).rejects.toMatchObject({
      status: 400,
      body: { field_errors: { trim: expect.any(Array) } },
    });
  });

  test("the variables of a mutation can't replace parameters in its options", async () => {
    const options = mutationOptions(mockClient(), "patch", "/vehicles/{vehicle_id}", { params: { path } });
    const other = { params: { path: { vehicle_id: "vhcl00000000000000000000000000" } }, body: {} };
    await expect(options.mutationFn(other as never)).rejects.toThrow(QueryOptionError);
    await expect(options.mutationFn(other as never)).rejects.toThrow(
      "params.path is already in the mutation's options",
    );
  });

  test("a mutation rejects expand in its variables, because the data type could not follow the list", async () => {
    const options = mutationOptions(mockClient(), "post", "/vehicles");
    const variables = { params: { query: { expand: ["trim"] } }, body: {} };
    await expect(options.mutationFn(variables as never)).rejects.toThrow(
      "pass expand in the mutation's options",
    );
  });
});
