/**
 * A call is planned without openapi-fetch's own client, which cannot repeat a request and costs more than all the
 * rest. So that this stays unseen, both get the same options here, and must send the same and tell middleware the
 * same.
 */
import type { paths } from "@ev-vehicles/types";
import createClient, { type Middleware } from "openapi-fetch";
import { describe, expect, test } from "vitest";
import { createVehiclesClient } from "../create-vehicles-client.ts";
import { json, recordingFetch, secret, userA, vehicleId } from "../testing/recording-fetch.ts";

const baseUrl = "https://api.ev.energy/v2";
const trim = "https://api.ev.energy/v2/vehicle_trims/trim01HRFHBCM7VBSWRPVYFBQMH2BR";
const path = { vehicle_id: vehicleId };

type Untyped = Record<
  string,
  (path: string, options?: object) => Promise<{ data?: unknown; error?: unknown }>
>;

async function both(
  method: string,
  template: string,
  options: object | undefined,
  client: { middleware?: Middleware[] } = {},
) {
  const theirs: { url: string; method: string; headers: Record<string, string>; body: string }[] = [];
  const reference = createClient<paths>({
    baseUrl,
    headers: { "EvEnergy-Version": 2, Authorization: `Bearer ${secret}` },
    fetch: async (request) => {
      const { url, method, headers } = request;
      theirs.push({ url, method, headers: Object.fromEntries(headers), body: await request.text() });
      return json([1]);
    },
  });
  const { fetch, requests } = recordingFetch(json([1]));
  const ev = createVehiclesClient({ auth: secret, fetch });
  for (const one of client.middleware ?? []) {
    reference.use(one);
    ev.use(one);
  }
  await (reference as unknown as Untyped)[method]?.(template, options);
  await (ev as unknown as Untyped)[method]?.(template, options);
  const ours = requests.map(({ url, method, headers, body }) => ({
    url,
    method,
    headers: Object.fromEntries(headers),
    body: body instanceof ArrayBuffer ? new TextDecoder().decode(body) : (body ?? ""),
  }));
  return { theirs, ours };
}

describe("the same options make the same request as with openapi-fetch's own client", () => {
  test.each([
    ["GET", "/vehicles", undefined],
    ["GET", "/vehicles", { params: { query: { page_size: 25, expand: ["user", "trim.model.make"] } } }],
    ["GET", "/vehicles", { params: { query: { expand: [] } } }],
    ["GET", "/users", { params: { query: { email: "a+b@ex ample.com&x=ü" } } }],
    [
      "GET",
      "/charging_sub_sessions",
      { params: { query: { is_finished: false, start__gt: "2024-04-17T09:39:45Z" } } },
    ],
    ["GET", "/vehicles/{vehicle_id}", { params: { path } }],
    [
      "GET",
      "/vehicles/{vehicle_id}/status_logs/{sampled_at}",
      { params: { path: { ...path, sampled_at: "2024-04-17T09:39:45.994584Z" } } },
    ],
    ["GET", "/vehicles", { params: { header: { "EvEnergy-User": userA } } }],
    [
      "GET",
      "/vehicles",
      { headers: { "X-Trace": "1", "EvEnergy-Version": null, Authorization: "Bearer other" } },
    ],
    ["GET", "/vehicles", { headers: new Headers({ "X-Trace": "1" }) }],
    ["GET", "/vehicles", { baseUrl: "https://api.ev.energy/other/" }],
    ["GET", "/vehicles", { params: { query: { page_size: 1 } }, querySerializer: () => "own=1" }],
    ["POST", "/vehicles", { body: { trim } }],
    ["POST", "/vehicles", { body: { trim }, headers: { "Content-Type": "application/merge-patch+json" } }],
    [
      "POST",
      "/vehicles",
      { body: { trim }, bodySerializer: (body: object) => JSON.stringify({ wrapped: body }) },
    ],
    [
      "PATCH",
      "/vehicles/{vehicle_id}",
      { params: { path, query: { expand: ["user"] } }, body: { vehicle_class: null } },
    ],
    ["DELETE", "/vehicles/{vehicle_id}", { params: { path } }],
  ])("%s %s %j", async (method, template, options) => {
    const plain = await both(method, template, options);
    expect(plain.ours).toEqual(plain.theirs);
    const watched = await both(method, template, options, { middleware: [{ onRequest: () => undefined }] });
    expect(watched.ours).toEqual(watched.theirs);
  });
});

test("middleware is called in the same order with the same words", async () => {
  const orders: string[][] = [];
  for (const make of [createClient<paths>, createVehiclesClient]) {
    const order: string[] = [];
    const one = (name: string): Middleware => ({
      onRequest({ schemaPath, params, options }) {
        order.push(
          `${name} request ${schemaPath} ${JSON.stringify(params)} ${options.baseUrl} ${options.parseAs}`,
        );
      },
      onResponse({ response }) {
        order.push(`${name} response ${response.status}`);
        return new Response("[]", { status: response.status + 1 });
      },
    });
    const client = make({ baseUrl, fetch: async () => json([]) });
    client.use(one("first"), one("second"));
    const options = { params: { query: { page_size: 1 } } };
    await (client as unknown as Untyped).GET?.("/vehicles", options);
    orders.push(order);
  }
  expect(orders[1]).toEqual(orders[0]);
  expect(orders[0]).toHaveLength(4);
});

test("onError may answer in the place of the network, or change the error, last to first", async () => {
  const lost = recordingFetch(new TypeError("fetch failed"));
  const ev = createVehiclesClient({ ...lost, retry: false });
  const changed = new Error("changed");
  const seen: unknown[] = [];
  ev.use(
    {
      onError({ error }) {
        seen.push(error);
        return json(["from the cache"]);
      },
    },
    { onError: () => changed },
    { onError: () => undefined },
  );
  expect((await ev.GET("/vehicles")).data).toEqual(["from the cache"]);
  expect(seen).toEqual([changed]);
  const failing = createVehiclesClient({ ...recordingFetch(new TypeError("fetch failed")), retry: false });
  failing.use({ onError: () => changed });
  await expect(failing.GET("/vehicles")).rejects.toBe(changed);
});

test("a form with files goes as it is", async () => {
  const { fetch, requests } = recordingFetch(json({}));
  const form = new FormData();
  await (createVehiclesClient({ fetch }) as unknown as Untyped).POST?.("/vehicles", { body: form });
  expect(requests[0]?.body).toBe(form);
  expect(requests[0]?.headers.has("content-type")).toBe(false);
});
