import type { Middleware } from "openapi-fetch";
import { describe, expect, test, vi } from "vitest";
import { createVehiclesClient } from "../create-vehicles-client.ts";
import { settle, unwrap } from "../result.ts";
import { trim } from "../testing/get-and-post.ts";
import { json, problem, recordingFetch, secret } from "../testing/recording-fetch.ts";

const wrong = (value: unknown) => () => value as undefined;
const own = new Error("own");
const throws = () => {
  throw own;
};

test("middleware sees the request without the token and can change it", async () => {
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

test("the complete body is sent if middleware returns a clone of the request", async () => {
  const { fetch, requests } = recordingFetch(json({}, { status: 201 }));
  const ev = createVehiclesClient({ fetch });
  const body = { trim };
  await ev.POST("/vehicles", {
    body,
    middleware: [{ onRequest: ({ request }) => request.clone() as Request }],
  });
  expect(requests[0]?.body).toBe(JSON.stringify(body));
});

test("if middleware replaces a request by one to another origin, the call is rejected and nothing is sent", async () => {
  const { fetch, requests } = recordingFetch();
  const ev = createVehiclesClient({ auth: secret, fetch });
  ev.use({ onRequest: ({ request }) => new Request("https://evil.example/", request) });
  await expect(ev.GET("/vehicles")).rejects.toMatchObject({ kind: "configuration" });
  expect(requests).toHaveLength(0);
});

test("nothing is sent if middleware returns a response itself", async () => {
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

test("middleware runs for each attempt, with the caller's options and without the token", async () => {
  const seen: object[] = [];
  const { fetch } = recordingFetch(problem(503), json([1]));
  const ev = createVehiclesClient({ auth: secret, fetch, retry: { baseDelayMs: 0 } });
  ev.use({
    onRequest({ request, options, schemaPath }) {
      const { baseUrl, parseAs } = options;
      seen.push({ baseUrl, parseAs, schemaPath, members: Object.keys(options).sort() });
      expect(JSON.stringify([Object.fromEntries(request.headers), options])).not.toContain(secret);
    },
  });
  expect((await ev.GET("/vehicles")).data).toEqual([1]);
  const members = ["baseUrl", "bodySerializer", "fetch", "parseAs", "pathSerializer", "querySerializer"];
  const expected = { baseUrl: "https://api.ev.energy/v2", parseAs: "json", schemaPath: "/vehicles", members };
  expect(seen).toEqual([expected, expected]);
});

test("onError gets the client's error and can return a response instead", async () => {
  const ev = createVehiclesClient({ ...recordingFetch(new TypeError("fetch failed")), retry: false });
  const seen: unknown[] = [];
  ev.use({
    onError({ error }) {
      seen.push(error);
      return json(["from the cache"]);
    },
  });
  expect((await ev.GET("/vehicles")).data).toEqual(["from the cache"]);
  expect(seen).toMatchObject([{ kind: "network", host: "api.ev.energy" }]);
});

describe("an error of middleware", () => {
  test.each<[string, Middleware, number, RegExp | Error]>([
    ["onRequest throws", { onRequest: throws }, 0, own],
    [
      "onRequest returns text",
      { onRequest: wrong("x") },
      0,
      /^onRequest: must return new Request\(\) or Response\(\)/,
    ],
    ["onResponse throws", { onResponse: throws }, 1, own],
    [
      "onResponse returns an object",
      { onResponse: wrong({}) },
      1,
      /^onResponse: must return new Response\(\)/,
    ],
    [
      "onResponse reads the body",
      { onResponse: async ({ response }) => void (await response.json()) },
      1,
      /middleware has read the response's body/,
    ],
  ])(
    "if %s, a call rejects without a retry, with an error from or about the middleware",
    async (_, middleware, sent, expected) => {
      for (const method of ["GET", "POST"] as const) {
        const { fetch, requests } = recordingFetch(json([]));
        const ev = createVehiclesClient({ auth: secret, fetch, retry: { baseDelayMs: 0 } });
        ev.use(middleware);
        const call = method === "GET" ? ev.GET("/vehicles") : ev.POST("/vehicles", { body: { trim } });
        const thrown = await settle<never>(call as never).then(
          ({ error }) => error,
          (error: unknown) => error,
        );
        if (expected instanceof Error) expect(thrown).toBe(expected);
        else expect((thrown as unknown as Error).message).toMatch(expected);
        expect(requests).toHaveLength(sent);
      }
    },
  );

  test.each<[string, Middleware, RegExp | Error]>([
    ["onError throws", { onError: throws }, own],
    ["onError returns its own error", { onError: () => own }, own],
    [
      "onError returns text",
      { onError: wrong("x") },
      /^onError: must return new Response\(\) or instance of Error/,
    ],
  ])(
    "if %s, a failed call rejects without a retry, with an error from or about the middleware",
    async (_, middleware, expected) => {
      const { fetch, requests } = recordingFetch(new TypeError("fetch failed"));
      const ev = createVehiclesClient({ fetch, retry: { baseDelayMs: 0 } });
      ev.use(middleware);
      const thrown: unknown = await ev.GET("/vehicles").catch((error: unknown) => error);
      if (expected instanceof Error) expect(thrown).toBe(expected);
      else expect((thrown as Error).message).toMatch(expected);
      expect(requests).toHaveLength(1);
    },
  );
});

test("an ApiError that middleware throws causes neither a retry nor a token renewal", async () => {
  for (const status of [401, 503]) {
    const inner = createVehiclesClient({ ...recordingFetch(problem(status)), retry: false });
    const { fetch, requests } = recordingFetch(json([]));
    const auth = vi.fn(() => secret);
    const ev = createVehiclesClient({ auth, fetch, retry: { baseDelayMs: 0 } });
    ev.use({ onResponse: async () => void (await unwrap(inner.GET("/vehicle_makes"))) });
    await expect(ev.GET("/vehicles")).rejects.toMatchObject({ status, path: "/vehicle_makes" });
    expect(requests).toHaveLength(1);
    expect(auth).toHaveBeenCalledOnce();
  }
});

describe("middleware registration", () => {
  test("undefined middleware is ignored in use() and in a call's options", async () => {
    const ev = createVehiclesClient(recordingFetch());
    ev.use(...([undefined, null, false] as unknown as Middleware[]));
    expect((await ev.GET("/vehicles", { middleware: [undefined as unknown as Middleware] })).data).toEqual(
      [],
    );
  });

  test.each([[{}], [{ onResponce() {} }], ["onRequest"], [42]])(
    "middleware without a hook is rejected: %j",
    async (value) => {
      const { fetch, requests } = recordingFetch();
      const ev = createVehiclesClient({ fetch });
      const middleware = value as unknown as Middleware;
      expect(() => ev.use(middleware)).toThrow(/^Middleware must be an object with one of/);
      await expect(ev.GET("/vehicles", { middleware: [middleware] })).rejects.toThrow(
        /^Middleware must be an object/,
      );
      expect(requests).toHaveLength(0);
    },
  );
});
