import { expect, test } from "vitest";
import { createVehiclesClient } from "../create-vehicles-client.ts";
import { json, problem, recordingFetch, secret } from "../testing/recording-fetch.ts";

test("middleware of openapi-fetch sees the request without the token, and may change it", async () => {
  const { fetch, requests } = recordingFetch(json([]));
  const seen: Request[] = [];
  const ev = createVehiclesClient({ auth: secret, fetch });
  ev.use({
    onRequest({ request, schemaPath }) {
      seen.push(request);
      request.headers.set("X-Schema-Path", schemaPath);
    },
    onResponse({ request }) {
      seen.push(request);
    },
  });
  await ev.GET("/vehicles/{vehicle_id}", { params: { path: { vehicle_id: "vhcl1" } } });
  expect(requests[0]?.headers.get("x-schema-path")).toBe("/vehicles/{vehicle_id}");
  expect(requests[0]?.headers.get("authorization")).toBe(`Bearer ${secret}`);
  expect(seen).toHaveLength(2);
  expect(seen.map(({ headers }) => headers.get("authorization"))).toEqual([null, null]);
});

test("a body that middleware has seen is sent whole", async () => {
  const { fetch, requests } = recordingFetch(json({}, { status: 201 }));
  const ev = createVehiclesClient({ fetch });
  const body = { trim: "https://api.ev.energy/v2/vehicle_trims/trim01HRFHBCM7VBSWRPVYFBQMH2BR" };
  await ev.POST("/vehicles", {
    body,
    middleware: [{ onRequest: ({ request }) => request.clone() as Request }],
  });
  expect(requests[0]?.body).toBe(JSON.stringify(body));
});

test("middleware cannot lead the token to another origin", async () => {
  const { fetch, requests } = recordingFetch();
  const ev = createVehiclesClient({ auth: secret, fetch });
  ev.use({ onRequest: ({ request }) => new Request("https://evil.example/", request) });
  await expect(ev.GET("/vehicles")).rejects.toMatchObject({ kind: "configuration" });
  expect(requests).toHaveLength(0);
});

test("middleware can give the response itself; nothing is sent", async () => {
  const { fetch, requests } = recordingFetch();
  const ev = createVehiclesClient({ fetch });
  const cached = { onRequest: () => problem(404) };
  ev.use(cached);
  expect((await ev.GET("/vehicles")).error?.kind).toBe("notFound");
  expect(requests).toHaveLength(0);
  ev.eject(cached);
  await ev.GET("/vehicles");
  expect(requests).toHaveLength(1);
});

test("an error of middleware comes out as itself", async () => {
  const own = new Error("own");
  const ev = createVehiclesClient(recordingFetch());
  ev.use({
    onRequest() {
      throw own;
    },
  });
  await expect(ev.GET("/vehicles")).rejects.toBe(own);
});
