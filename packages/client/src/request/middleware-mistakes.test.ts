import type { Middleware } from "openapi-fetch";
import { describe, expect, test, vi } from "vitest";
import { createVehiclesClient } from "../create-vehicles-client.ts";
import { settle } from "../settle.ts";
import { json, problem, recordingFetch, secret } from "../testing/recording-fetch.ts";
import { unwrap } from "../unwrap.ts";

const wrong = (value: unknown) => () => value as undefined;
const own = new Error("own");
const throws = () => {
  throw own;
};
const trim = "https://api.ev.energy/v2/vehicle_trims/trim01HRFHBCM7VBSWRPVYFBQMH2BR";

describe("a mistake of middleware comes out as itself, ends the call, and is not retried", () => {
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
  ])("%s", async (_, middleware, sent, expected) => {
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
  });

  test.each<[string, Middleware, RegExp | Error]>([
    ["onError throws", { onError: throws }, own],
    ["onError returns an error of its own", { onError: () => own }, own],
    [
      "onError returns text",
      { onError: wrong("x") },
      /^onError: must return new Response\(\) or instance of Error/,
    ],
  ])("%s", async (_, middleware, expected) => {
    const { fetch, requests } = recordingFetch(new TypeError("fetch failed"));
    const ev = createVehiclesClient({ fetch, retry: { baseDelayMs: 0 } });
    ev.use(middleware);
    const thrown: unknown = await ev.GET("/vehicles").catch((error: unknown) => error);
    if (expected instanceof Error) expect(thrown).toBe(expected);
    else expect((thrown as Error).message).toMatch(expected);
    expect(requests).toHaveLength(1);
  });
});

test("an error of this package that middleware throws is not retried either, and renews no token", async () => {
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

describe("registering middleware", () => {
  test("ignores undefined, for the client and for a call", async () => {
    const ev = createVehiclesClient(recordingFetch());
    ev.use(...([undefined, null, false] as unknown as Middleware[]));
    expect((await ev.GET("/vehicles", { middleware: [undefined as unknown as Middleware] })).data).toEqual(
      [],
    );
  });

  test.each([[{}], [{ onResponce() {} }], ["onRequest"], [42]])(
    "rejects %j, which has no hook",
    async (one) => {
      const { fetch, requests } = recordingFetch();
      const ev = createVehiclesClient({ fetch });
      const middleware = one as unknown as Middleware;
      expect(() => ev.use(middleware)).toThrow(/^Middleware must be an object with one of/);
      await expect(ev.GET("/vehicles", { middleware: [middleware] })).rejects.toThrow(
        /^Middleware must be an object/,
      );
      expect(requests).toHaveLength(0);
    },
  );
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
  const one = { baseUrl: "https://api.ev.energy/v2", parseAs: "json", schemaPath: "/vehicles", members };
  expect(seen).toEqual([one, one]);
});

test("onError sees the client's error, and can respond in place of the network", async () => {
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
