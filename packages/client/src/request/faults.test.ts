import { describe, expect, test, vi } from "vitest";
import { clientCredentials } from "../auth/oauth/client-credentials.ts";
import type { TokenProvider } from "../auth/token-provider.ts";
import { createVehiclesClient } from "../create-vehicles-client.ts";
import { settle } from "../settle.ts";
import {
  type Behaviour,
  closedPort,
  cutOff,
  faultyServer,
  page,
  refusal,
  reset,
  respond,
  silence,
  stall,
} from "../testing/faulty-server.ts";
import { secret, vehicleId } from "../testing/recording-fetch.ts";
import type { VehiclesClientOptions } from "../vehicles-client-options.ts";

const trim = "https://api.ev.energy/v2/vehicle_trims/trim01HRFHBCM7VBSWRPVYFBQMH2BR";
const quick: VehiclesClientOptions = { retry: { baseDelayMs: 1 } };

/** What a GET and what a POST see of a server that does this, and how many requests it counts of each. */
async function seen(behaviours: Behaviour[], options: VehiclesClientOptions = quick) {
  await using server = await faultyServer(...behaviours);
  const got = await settle(createVehiclesClient({ ...options, baseUrl: server.baseUrl }).GET("/vehicles"));
  const gets = server.requests.length;
  await using other = await faultyServer(...behaviours);
  const ev = createVehiclesClient({ ...options, baseUrl: other.baseUrl });
  const posted = await settle(ev.POST("/vehicles", { body: { trim } }));
  return { get: got.error, gets, getData: got.data, post: posted.error, posts: other.requests.length };
}

describe("no response", () => {
  test("connection refused: a network error that says that nothing was sent, after two retries, even of a POST", async () => {
    const retries: string[] = [];
    const ev = createVehiclesClient({
      ...quick,
      baseUrl: await closedPort(),
      onEvent: (event) => event.type === "retry" && retries.push(event.call.method),
    });
    const got = await settle(ev.GET("/vehicles"));
    const posted = await settle(ev.POST("/vehicles", { body: { trim } }));
    for (const { error } of [got, posted]) {
      expect(error).toMatchObject({ kind: "network", neverSent: true, cause: expect.any(Error) });
    }
    expect(got.error?.message).toEqual(
      expect.stringMatching(/^GET \/vehicles: could not connect to 127\.0\.0\.1:\d+ \(ECONNREFUSED\)$/),
    );
    expect(retries).toEqual(["GET", "GET", "POST", "POST"]);
  });

  test("reset before the response: the GET is sent three times, the POST once, because it may have happened", async () => {
    const { get, gets, post, posts } = await seen([reset]);
    expect(get).toMatchObject({ kind: "network", neverSent: false, cause: expect.any(Error) });
    expect(post).toMatchObject({ kind: "network", neverSent: false });
    expect([gets, posts]).toEqual([3, 1]);
  });

  test("reset once: the GET succeeds on its second request", async () => {
    const { getData, gets } = await seen([reset, page]);
    expect(getData).toEqual([]);
    expect(gets).toBe(2);
  });

  test("reset in the middle of the body: the same, and never half of the data", async () => {
    const { get, gets, getData, post, posts } = await seen([cutOff]);
    expect(get).toMatchObject({ kind: "network", neverSent: false });
    expect(post).toMatchObject({ kind: "network" });
    expect(getData).toBeUndefined();
    expect([gets, posts]).toEqual([3, 1]);
  });

  test("reset in the middle of an error's body: a network error too", async () => {
    const half: Behaviour = (request, response) => {
      response.writeHead(500, { "content-length": "1000" });
      response.write("{", () => request.socket.resetAndDestroy());
    };
    const { get, gets, posts } = await seen([half]);
    expect(get?.kind).toBe("network");
    expect([gets, posts]).toEqual([3, 1]);
  });

  test.each([
    ["before the response", silence],
    ["in the middle of the body", stall],
  ])(
    "a stall %s longer than the timeout: a timeout error after three GETs or one POST",
    async (_, behaviour) => {
      const { get, gets, post, posts } = await seen([behaviour], { ...quick, timeoutMs: 750 });
      expect(get).toMatchObject({ kind: "timeout", timeoutMs: 750 });
      expect(get?.message).toBe("GET /vehicles: no complete response within 750 ms");
      expect(post?.kind).toBe("timeout");
      expect([gets, posts]).toEqual([3, 1]);
    },
  );

  test("stalls that go on: the limit of the whole call ends it", async () => {
    const { get, gets } = await seen([silence], { ...quick, timeoutMs: 500, totalTimeoutMs: 800 });
    expect(get).toMatchObject({ kind: "timeout", timeoutMs: 800 });
    expect(gets).toBe(2);
  });

  test("the caller's signal ends a stall at once, with its reason, and nothing is repeated", async () => {
    await using server = await faultyServer(silence);
    const ev = createVehiclesClient({ ...quick, baseUrl: server.baseUrl });
    const reason = new Error("the user left");
    const controller = new AbortController();
    const call = settle(ev.GET("/vehicles", { signal: controller.signal }));
    await vi.waitFor(() => expect(server.requests).toHaveLength(1), { timeout: 10_000 });
    controller.abort(reason);
    const { error } = await call;
    expect(error).toMatchObject({ kind: "abort", cause: reason });
    expect(server.requests).toHaveLength(1);
    expect((await settle(ev.GET("/vehicles", { signal: controller.signal }))).error?.kind).toBe("abort");
    expect(server.requests).toHaveLength(1);
  });
});

describe("a status that may pass", () => {
  test.each([408, 500, 502, 503, 504])(
    "%i without Retry-After: three GETs, one POST, then the error",
    async (status) => {
      const { get, gets, post, posts } = await seen([refusal(status)]);
      expect(get).toMatchObject({ status, detail: "A detail.", retryAt: undefined });
      expect(post).toMatchObject({ status });
      expect([gets, posts]).toEqual([3, 1]);
    },
  );

  test("429 without Retry-After: three GETs and three POSTs, because the server did not act", async () => {
    const { get, gets, post, posts } = await seen([refusal(429)]);
    expect(get?.kind).toBe("rateLimited");
    expect(post?.kind).toBe("rateLimited");
    expect([gets, posts]).toEqual([3, 3]);
  });

  test.each([408, 429, 500, 502, 503, 504])(
    "%i once: the GET succeeds on its second request",
    async (status) => {
      const { getData, gets } = await seen([refusal(status), page]);
      expect(getData).toEqual([]);
      expect(gets).toBe(2);
    },
  );

  test.each([429, 503])("%i with Retry-After in seconds: the GET waits as long", async (status) => {
    const started = Date.now();
    const { getData, gets } = await seen([refusal(status, { "retry-after": "1" }), page]);
    expect(Date.now() - started).toBeGreaterThanOrEqual(990);
    expect(getData).toEqual([]);
    expect(gets).toBe(2);
  });

  test("429 with Retry-After as a date: the GET waits until then", async () => {
    const at = new Date(Math.ceil(Date.now() / 1000) * 1000 + 1000);
    const { getData, gets } = await seen([refusal(429, { "retry-after": at.toUTCString() }), page]);
    expect(Date.now()).toBeGreaterThanOrEqual(at.getTime());
    expect(getData).toEqual([]);
    expect(gets).toBe(2);
  });

  test.each(["soon", "-5", "", "0"])(
    "429 with the Retry-After %j: retried after the usual delay",
    async (value) => {
      const { getData, gets, posts } = await seen([refusal(429, { "retry-after": value }), page]);
      expect(getData).toEqual([]);
      expect([gets, posts]).toEqual([2, 2]);
    },
  );

  test.each([429, 503])("%i with Retry-After: 3600 fails at once with retryAt", async (status) => {
    const { get, gets, post, posts } = await seen([refusal(status, { "retry-after": "3600" })]);
    const inAnHour = Date.now() + 3_600_000;
    const retryAt = get && "retryAt" in get ? get.retryAt?.getTime() : undefined;
    expect(retryAt).toBeGreaterThan(inAnHour - 60_000);
    expect(retryAt).toBeLessThanOrEqual(inAnHour);
    expect(post).toMatchObject({ status });
    expect([gets, posts]).toEqual([1, 1]);
  });
});

describe("401", () => {
  test("once: the provider gives another token, the request is sent again, even a POST, and the caller sees success", async () => {
    const asked: (string | undefined)[] = [];
    const auth: TokenProvider = ({ rejected }) => {
      asked.push(rejected);
      return rejected ? "token-2" : "token-1";
    };
    const { getData, gets, post, posts } = await seen([refusal(401), page], { ...quick, auth });
    expect(getData).toEqual([]);
    expect(post).toBeUndefined();
    expect([gets, posts]).toEqual([2, 2]);
    expect(asked).toEqual([undefined, "token-1", undefined, "token-1"]);
  });

  test("always: it is reported after one renewal", async () => {
    let count = 0;
    const { get, gets } = await seen([refusal(401)], { ...quick, auth: () => `token-${++count}` });
    expect(get?.kind).toBe("unauthorized");
    expect(gets).toBe(2);
  });

  test("with a token that does not change: it is reported at once", async () => {
    expect(await seen([refusal(401)], { ...quick, auth: secret })).toMatchObject({ gets: 1, posts: 1 });
    expect(await seen([refusal(401)], { ...quick, auth: () => secret })).toMatchObject({ gets: 1, posts: 1 });
  });

  test("token endpoint down: a token error, and the API gets no request", async () => {
    await using api = await faultyServer(page);
    await using down = await faultyServer(refusal(503));
    for (const tokenUrl of [`${down.baseUrl}/o/token/`, `${await closedPort()}/o/token/`]) {
      const auth = clientCredentials({ clientId: "id", clientSecret: secret, tokenUrl });
      const { error } = await settle(createVehiclesClient({ auth, baseUrl: api.baseUrl }).GET("/vehicles"));
      expect(error?.kind).toBe("token");
    }
    expect(api.requests).toHaveLength(0);
    expect(down.requests.length).toBeGreaterThan(0);
  });

  test("expired token in the middle of a walk: one renewal, and every page arrives", async () => {
    const token = (name: string) => respond(200, { access_token: name, expires_in: 36_000 });
    await using tokens = await faultyServer(token("first"), token("second"));
    await using api = await faultyServer(page, page, refusal(401), page, page);
    const tokenUrl = `${tokens.baseUrl}/o/token/`;
    const auth = clientCredentials({ clientId: "id", clientSecret: secret, tokenUrl });
    const ev = createVehiclesClient({ auth, baseUrl: api.baseUrl });
    for (let turn = 0; turn < 4; turn++) expect((await ev.GET("/vehicles")).data).toEqual([]);
    expect(api.requests.map(({ headers }) => headers.authorization)).toEqual([
      "Bearer first",
      "Bearer first",
      "Bearer first",
      "Bearer second",
      "Bearer second",
    ]);
    expect(tokens.requests).toHaveLength(2);
  });
});

describe("a response that is not what was promised", () => {
  test("redirect to another origin: an error with the location, and the other origin hears nothing", async () => {
    await using other = await faultyServer(page);
    const { get, gets, post, posts } = await seen([
      respond(302, "", { location: `${other.baseUrl}/vehicles` }),
    ]);
    expect(get).toMatchObject({ kind: "redirect", status: 302, location: `${other.baseUrl}/vehicles` });
    expect(post?.kind).toBe("redirect");
    expect([gets, posts]).toEqual([1, 1]);
    expect(other.requests).toHaveLength(0);
  });

  test("HTML error page: the status, its kind and an excerpt", async () => {
    const html = "<html><body>Bad gateway</body></html>";
    const { get, gets, posts } = await seen([respond(502, html, { "content-type": "text/html" })]);
    expect(get).toMatchObject({ kind: "server", title: "Server error", excerpt: html, problem: undefined });
    expect([gets, posts]).toEqual([3, 1]);
  });

  test("empty error body: still an error, with the status", async () => {
    const { get, gets } = await seen([respond(403, "", { "content-length": "0" })]);
    expect(get).toMatchObject({ kind: "forbidden", status: 403, excerpt: undefined });
    expect(gets).toBe(1);
  });

  test("truncated JSON in an error: its text as an excerpt", async () => {
    const { get } = await seen([
      respond(400, '{"title":"Inval', { "content-type": "application/problem+json" }),
    ]);
    expect(get).toMatchObject({ kind: "validation", excerpt: '{"title":"Inval' });
  });

  test.each([
    ["truncated JSON", '[{"id":"vhcl', "application/json", "is not JSON"],
    ["HTML", "<html></html>", "text/html", "is not JSON"],
    ["nothing", "", "application/json", "has no body"],
  ])("success with %s: an invalid-response error, and nothing is repeated", async (_, body, type, words) => {
    const { get, gets, post, posts } = await seen([respond(200, body, { "content-type": type })]);
    expect(get).toMatchObject({ kind: "invalidResponse", status: 200, excerpt: body });
    expect(get?.message).toBe(`GET /vehicles: the 200 response (${type}) ${words}`);
    expect(post?.kind).toBe("invalidResponse");
    expect([gets, posts]).toEqual([1, 1]);
  });

  test("JSON under the wrong content type: the data, for it is what was promised", async () => {
    const { getData } = await seen([respond(200, "[]", { "content-type": "text/plain" })]);
    expect(getData).toEqual([]);
  });

  test("204 where the description has a body: no data and no error, as the sandbox deletes", async () => {
    await using server = await faultyServer(respond(204));
    const ev = createVehiclesClient({ baseUrl: server.baseUrl });
    const path = { vehicle_id: vehicleId };
    const { data, error, response } = await ev.DELETE("/vehicles/{vehicle_id}", { params: { path } });
    expect([data, error, response.status]).toEqual([undefined, undefined, 204]);
  });

  test("a response of another version: the data, and one event for the client", async () => {
    await using server = await faultyServer(respond(200, "[]", { "evenergy-version": "2.1" }));
    const mismatches: unknown[] = [];
    const ev = createVehiclesClient({
      baseUrl: server.baseUrl,
      onEvent: (event) => event.type === "versionMismatch" && mismatches.push(event),
    });
    expect((await ev.GET("/vehicles")).data).toEqual([]);
    await ev.GET("/vehicles");
    expect(mismatches).toEqual([
      { type: "versionMismatch", call: { method: "GET", path: "/vehicles" }, expected: 2, received: "2.1" },
    ]);
    expect(server.requests).toHaveLength(2);
  });
});
