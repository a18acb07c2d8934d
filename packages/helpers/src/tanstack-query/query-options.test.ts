import { dehydrate, hydrate, QueryClient, QueryObserver, skipToken } from "@tanstack/query-core";
import { describe, expect, test, vi } from "vitest";
import { type MockedClient, mockedClient } from "../testing/mocked-client.ts";
import { OperationError } from "./errors.ts";
import { queryOptions } from "./query-options.ts";

const vehicle_id = "vhcl01HRFF3SEVSCRAV9B3CHVDFN0H";
const read = { params: { path: { vehicle_id }, query: { expand: ["trim.model"] } } } as const;

const queryClient = (): QueryClient => new QueryClient({ defaultOptions: { queries: { retry: false } } });

function server(respond?: () => Response | Promise<Response>): MockedClient {
  return mockedClient({ vehicles: 5, ...(respond && { respond }) });
}

describe("queryOptions", () => {
  test("a query makes one request for concurrent fetches with the same options", async () => {
    const { client, requests } = server();
    const cache = queryClient();
    const [first, second] = await Promise.all([
      cache.fetchQuery(queryOptions(client, "/vehicles/{vehicle_id}", read)),
      cache.fetchQuery(queryOptions(client, "/vehicles/{vehicle_id}", read)),
    ]);
    expect(first).toMatchObject({ id: vehicle_id, trim: { model: { name: "Leaf" } } });
    expect(second).toBe(first);
    expect(requests.map(({ method, url }) => [method, new URL(url).search])).toEqual([
      ["GET", "?expand=trim.model"],
    ]);
  });

  test("the `select` function of a query receives the query's data", async () => {
    const { client } = server();
    const observer = new QueryObserver(queryClient(), {
      ...queryOptions(client, "/vehicles/{vehicle_id}", read),
      select: (vehicle) => vehicle.id,
    });
    const stop = observer.subscribe(() => {});
    await vi.waitFor(() => expect(observer.getCurrentResult().data).toBe(vehicle_id));
    stop();
  });

  test("a query with skipToken makes no request", () => {
    const { client, requests } = server();
    const observer = new QueryObserver(
      queryClient(),
      queryOptions(client, "/vehicles/{vehicle_id}", skipToken),
    );
    const stop = observer.subscribe(() => {});
    expect(observer.getCurrentResult()).toMatchObject({ status: "pending", fetchStatus: "idle" });
    expect(requests).toEqual([]);
    stop();
  });

  test("a query aborts its request when the last observer unsubscribes", async () => {
    const { client, requests } = server(() => new Promise(() => {}));
    const observer = new QueryObserver(queryClient(), queryOptions(client, "/vehicles"));
    const stop = observer.subscribe(() => {});
    await vi.waitFor(() => expect(requests).toHaveLength(1));
    stop();
    expect(requests[0]?.signal.aborted).toBe(true);
  });

  test("a query of another client with the same scope finds data that was dehydrated to JSON", async () => {
    const [here, there] = [server(), server()];
    const rendered = queryClient();
    await rendered.fetchQuery(queryOptions(here.client, "/vehicles/{vehicle_id}", read));
    const browser = queryClient();
    hydrate(browser, JSON.parse(JSON.stringify(dehydrate(rendered))));
    const { queryKey } = queryOptions(there.client, "/vehicles/{vehicle_id}", read);
    expect(browser.getQueryData(queryKey)?.trim.model.name).toBe("Leaf");
  });

  test("a query's data is null if the response has no body", async () => {
    const { client } = server(() => new Response(null, { status: 204 }));
    await expect(queryClient().fetchQuery(queryOptions(client, "/users"))).resolves.toBeNull();
  });
});

describe("error statuses of a query", () => {
  test("with a plain client, an error status becomes an OperationError with status and body", async () => {
    const { client } = server();
    const params = { path: { vehicle_id: "vhcl00000000000000000000000000" } };
    const reading = queryClient().fetchQuery(queryOptions(client, "/vehicles/{vehicle_id}", { params }));
    const error = await reading.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(OperationError);
    expect(error).toMatchObject({
      status: 404,
      body: { title: "Not found" },
      message: "GET /vehicles/{vehicle_id} returned 404",
    });
  });

  test("an error status without a body fails the query", async () => {
    const { client } = server(() => new Response(null, { status: 503, headers: { "Content-Length": "0" } }));
    const reading = queryClient().fetchQuery(queryOptions(client, "/users"));
    await expect(reading).rejects.toMatchObject({ status: 503 });
  });

  test("an Error that the client returns becomes the query's error unchanged", async () => {
    const failure = Object.assign(new Error("too many"), { kind: "rateLimited" });
    const client = {
      scope: "fleet",
      GET: async () => ({ error: failure, response: new Response(null, { status: 429 }) }),
    };
    const options = queryOptions(client as unknown as MockedClient["client"], "/users");
    await expect(queryClient().fetchQuery(options)).rejects.toBe(failure);
  });
});
