import { describe, expect, test, vi } from "vitest";
import { createVehiclesClient } from "../create-vehicles-client.ts";
import { settle } from "../settle.ts";
import { json, problem, recordingFetch, secret, userA, userB } from "../testing/recording-fetch.ts";

type Untyped = Record<
  string,
  (path: string, options?: unknown) => Promise<{ data?: unknown; error?: unknown }>
>;
const untyped = (ev: object) => ev as Untyped;

describe("an option of one call", () => {
  test("timeoutMs and totalTimeoutMs end this call, and no other one", async () => {
    const fetch = () => new Promise<Response>((resolve) => setTimeout(() => resolve(json([])), 100));
    const ev = createVehiclesClient({ fetch, retry: false });
    const [short, total, usual] = await Promise.all([
      settle(ev.GET("/vehicles", { timeoutMs: 20 })),
      settle(ev.GET("/vehicles", { totalTimeoutMs: 30 })),
      settle(ev.GET("/vehicles")),
    ]);
    expect(short.error).toMatchObject({ kind: "timeout", timeoutMs: 20 });
    expect(total.error).toMatchObject({ kind: "timeout", timeoutMs: 30 });
    expect(usual.data).toEqual([]);
  });

  test("maxWaitMs: 0 fails at once where the client would wait", async () => {
    const { fetch, requests } = recordingFetch(problem(429, {}, { "retry-after": "30" }));
    const ev = createVehiclesClient({ fetch });
    const { error } = await settle(ev.GET("/vehicles", { maxWaitMs: 0 }));
    expect(error?.kind).toBe("rateLimited");
    expect(requests).toHaveLength(1);
  });

  test("retry: false sends once; an object changes what it names and keeps the client's rest", async () => {
    const { fetch, requests } = recordingFetch(problem(503));
    const ev = createVehiclesClient({ fetch, retry: { baseDelayMs: 0, retries: 1 } });
    await ev.GET("/vehicles", { retry: false });
    expect(requests).toHaveLength(1);
    await ev.GET("/vehicles", { retry: { retries: 3 } });
    expect(requests).toHaveLength(5);
  });

  test("user acts as that user, given as an ID or a URL, and goes before the client's", async () => {
    const { fetch, requests } = recordingFetch();
    const ev = createVehiclesClient({ fetch, user: userA });
    await ev.GET("/vehicles", { user: userB });
    await ev.GET("/vehicles", {
      user: `https://api.ev.energy/v2/users/${userB}`,
      headers: { "X-Trace": "1" },
    });
    await ev.GET("/vehicles", { user: userB, headers: new Headers({ "X-Trace": "2" }) });
    await ev.GET("/vehicles", { user: undefined });
    expect(requests.map(({ headers }) => headers.get("evenergy-user"))).toEqual([userB, userB, userB, userA]);
    expect(requests.map(({ headers }) => headers.get("x-trace"))).toEqual([null, "1", "2", null]);
    await expect(ev.GET("/vehicles", { user: "me" })).rejects.toThrow(/^user: expected "user" and 26/);
  });

  test("budget: false neither waits nor counts, and still learns from the response", async () => {
    const spent = { headers: { "x-ratelimit-limit": "10", "x-ratelimit-remaining": "0" } };
    const { fetch, requests } = recordingFetch(json([], spent));
    const ev = createVehiclesClient({ fetch, maxWaitMs: 0 });
    await ev.GET("/vehicles", { budget: false });
    expect(ev.rateLimit).toEqual({ limit: 10, remaining: 0 });
    expect((await settle(ev.GET("/vehicles"))).error?.kind).toBe("budget");
    expect((await settle(ev.GET("/vehicles", { budget: false }))).data).toEqual([]);
    expect(requests).toHaveLength(2);
  });

  test("that is undefined is the client's", async () => {
    const { fetch, requests } = recordingFetch();
    const ev = createVehiclesClient({ fetch, user: userA });
    const options = {
      timeoutMs: undefined,
      retry: undefined,
      signal: undefined,
      headers: undefined,
      fetch: undefined,
    };
    expect((await ev.GET("/vehicles", options)).data).toEqual([]);
    expect(requests).toHaveLength(1);
  });
});

describe("in JavaScript", () => {
  test.each([
    ["timeoutMS", "timeoutMs", 5],
    ["timeout", "timeoutMs", 5000],
    ["totalTimeout", "totalTimeoutMs", 5],
    ["maxWait", "maxWaitMs", 5],
    ["retries", "retry", 3],
    ["Retry", "retry", false],
    ["users", "user", userA],
    ["budgets", "budget", false],
  ])("the misspelt option %s is an error that names %s", async (name, meant, value) => {
    const { fetch, requests } = recordingFetch();
    const call = untyped(createVehiclesClient({ fetch })).GET?.("/vehicles", { [name]: value });
    await expect(call).rejects.toThrow(`GET /vehicles: unknown option ${name}; did you mean ${meant}?`);
    await expect(call).rejects.toMatchObject({ kind: "configuration" });
    expect(requests).toHaveLength(0);
  });

  test.each([
    { next: { revalidate: 60 } },
    { cf: {} },
    { dispatcher: undefined },
    { keepalive: true },
    { cache: "no-store" },
    { priority: "high" },
    { tls: {} },
    { proxy: "http://127.0.0.1:1" },
    { verbose: true },
    { timeout: false },
    { client: {} },
  ])("the platform's option %j passes on to fetch", async (options) => {
    const { fetch, requests } = recordingFetch();
    await untyped(createVehiclesClient({ fetch })).GET?.("/vehicles", options);
    expect(requests).toHaveLength(1);
  });

  test.each([
    [{ timeoutMs: -1 }, "GET /vehicles: timeoutMs: expected milliseconds, 0 or more, got -1"],
    [{ maxWaitMs: "soon" }, "GET /vehicles: maxWaitMs: expected milliseconds, 0 or more, got soon"],
    [{ budget: true }, "GET /vehicles: budget: expected false, or nothing, got true"],
    [
      { signal: new AbortController() },
      "signal: expected an AbortSignal, got the controller itself; pass its signal",
    ],
    [{ signal: "abort" }, "signal: expected an AbortSignal, got string"],
    ["options", "GET /vehicles: expected an object of options, got options"],
    [null, "GET /vehicles: expected an object of options, got null"],
    [
      { headers: { "a b": "1" } },
      "GET /vehicles: invalid request options: a header has an invalid name or value",
    ],
  ])("%j is rejected by name", async (options, message) => {
    const { fetch, requests } = recordingFetch();
    const call = untyped(createVehiclesClient({ fetch })).GET?.("/vehicles", options);
    await expect(call).rejects.toThrow(message);
    await expect(call).rejects.toMatchObject({ kind: "configuration" });
    expect(requests).toHaveLength(0);
  });
});

describe("a derived client", () => {
  test("has its own options, and shares token, budget and rate limit", async () => {
    const { fetch, requests } = recordingFetch(
      json([], { headers: { "x-ratelimit-limit": "2", "x-ratelimit-remaining": "1" } }),
      json([], { headers: { "x-ratelimit-limit": "2", "x-ratelimit-remaining": "0" } }),
    );
    const auth = vi.fn(() => secret);
    const ev = createVehiclesClient({ auth, fetch, user: userA, maxWaitMs: 0 });
    const other = ev.with({ user: userB, headers: { "X-Batch": "1" } });
    await other.GET("/vehicles");
    await ev.GET("/vehicles");
    expect(requests.map(({ headers }) => headers.get("evenergy-user"))).toEqual([userB, userA]);
    expect(requests.map(({ headers }) => headers.get("x-batch"))).toEqual(["1", null]);
    expect(other.rateLimit).toEqual({ limit: 2, remaining: 0 });
    expect((await settle(other.GET("/vehicles"))).error?.kind).toBe("budget");
    expect(auth).toHaveBeenCalledTimes(2);
  });

  test("keeps what is left out or undefined, over several steps", async () => {
    const { fetch, requests } = recordingFetch(problem(503));
    const ev = createVehiclesClient({ fetch, user: userA, retry: { retries: 1, baseDelayMs: 0 } });
    const derived = ev.with({ headers: { "X-Step": "1" } }).with({ user: undefined, timeoutMs: 1000 });
    await derived.GET("/vehicles");
    expect(requests).toHaveLength(2);
    expect(requests[0]?.headers.get("x-step")).toBe("1");
    expect(requests[0]?.headers.get("evenergy-user")).toBe(userA);
  });

  test("starts with the middleware registered so far; what is added later stays where it was added", async () => {
    const order: string[] = [];
    const named = (name: string) => ({ onRequest: () => void order.push(name) });
    const ev = createVehiclesClient(recordingFetch());
    const first = named("first");
    ev.use(first);
    const derived = ev.with({});
    derived.use(named("derived"));
    ev.use(named("original"));
    await derived.GET("/vehicles");
    expect(order.splice(0)).toEqual(["first", "derived"]);
    derived.eject(first);
    await ev.GET("/vehicles");
    expect(order).toEqual(["first", "original"]);
  });

  test("rejects another store, and options that cannot work", () => {
    const ev = createVehiclesClient();
    expect(() => ev.with({ budget: { store: {} } } as object)).toThrow(
      /^budget\.store: a derived client shares/,
    );
    expect(() => ev.with({ timeoutMs: Number.NaN })).toThrow("timeoutMs: expected milliseconds");
    expect(() => ev.with({ maxResponseBytes: 0 })).toThrow(
      "maxResponseBytes: expected a number above 0, got 0",
    );
  });
});

describe("the scope, for cache keys,", () => {
  const auth = Object.assign(() => secret, { bucket: "app-1" });

  test("names base URL, user and bucket, holds no secret, and is equal for equal clients", () => {
    const scope = createVehiclesClient({ auth, user: userA }).scope;
    expect(scope).toBe(createVehiclesClient({ auth, user: `https://api.ev.energy/v2/users/${userA}` }).scope);
    expect(scope).not.toContain(secret);
    const others = [
      createVehiclesClient({ auth }),
      createVehiclesClient({ auth, user: userB }),
      createVehiclesClient({ auth, user: userA, baseUrl: "http://127.0.0.1:1/v2" }),
      createVehiclesClient({ auth, user: userA, budget: { bucket: "app-2" } }),
      createVehiclesClient({ user: userA }),
    ];
    expect(new Set([scope, ...others.map((ev) => ev.scope)]).size).toBe(6);
  });

  test("follows asUser, and is undefined if nothing tells the token's bucket", () => {
    const ev = createVehiclesClient({ auth });
    expect(ev.asUser(userA).scope).toBe(createVehiclesClient({ auth, user: userA }).scope);
    expect(createVehiclesClient({ auth: secret }).scope).toBeUndefined();
    expect(createVehiclesClient({ auth: () => secret }).scope).toBeUndefined();
    expect(createVehiclesClient({ auth: secret, budget: { bucket: "mine" } }).scope).toContain("mine");
  });
});

describe("the scope of a client with headers of its own", () => {
  const scopeWith = (headers: Record<string, string | null>, bucket?: string) =>
    createVehiclesClient({ headers, ...(bucket !== undefined && { budget: { bucket } }) }).scope;

  test("names the user in a header as it names the option's", () => {
    expect(scopeWith({ "evenergy-user": userA })).toBe(createVehiclesClient({ user: userA }).scope);
    expect(createVehiclesClient({ user: userA }).with({ headers: { "EvEnergy-User": userB } }).scope).toBe(
      createVehiclesClient({ user: userB }).scope,
    );
    expect(scopeWith({ "EvEnergy-User": null })).toBe(createVehiclesClient().scope);
  });

  test("tells languages and versions apart", () => {
    const scopes = [
      scopeWith({}),
      scopeWith({ "Accept-Language": "de" }),
      scopeWith({ "accept-language": "fr" }),
      createVehiclesClient({ version: 3 }).scope,
    ];
    expect(new Set(scopes).size).toBe(4);
    expect(scopeWith({ "X-B": "2", "X-A": "1" })).toBe(scopeWith({ "x-a": "1", "x-b": "2" }));
  });

  test.each([
    ["Authorization", `Bearer ${secret}`],
    ["X-Api-Key", secret],
    ["Proxy-Password", secret],
    ["X-Upstream", `Bearer ${secret}`],
  ])("is undefined if %s holds a token, unless a bucket is named, and never holds it", (name, value) => {
    expect(scopeWith({ [name]: value })).toBeUndefined();
    const scope = scopeWith({ [name]: value }, "mine");
    expect(scope).toContain("mine");
    expect(scope).not.toContain(secret);
    expect(scope).not.toBe(scopeWith({ [name]: value, "Accept-Language": "de" }, "mine"));
  });

  test("is made of any text, because an invalid header is the call's error", () => {
    expect(scopeWith({ "X-A": "\ud800", "X-B": "a\r\nb" })).toBeTypeOf("string");
  });
});

describe("headers of the client", () => {
  test("go with every request, and a call's own go before them", async () => {
    const { fetch, requests } = recordingFetch();
    const ev = createVehiclesClient({ fetch, headers: { "X-Team": "fleet", "evenergy-version": "3" } });
    await ev.GET("/vehicles");
    await ev.GET("/vehicles", { headers: { "X-Team": "other", "EvEnergy-Version": null } });
    expect(requests.map(({ headers }) => headers.get("x-team"))).toEqual(["fleet", "other"]);
    expect(requests.map(({ headers }) => headers.get("evenergy-version"))).toEqual(["3", null]);
  });

  test("say on a server which program calls", async () => {
    const agents: (string | null)[] = [];
    const fetch = async (request: Request) => {
      agents.push(request.headers.get("user-agent"));
      return json([]);
    };
    await createVehiclesClient({ fetch }).GET("/vehicles");
    await createVehiclesClient({ fetch, appInfo: { name: "fleet-report", version: "1.4.0" } }).GET(
      "/vehicles",
    );
    expect(agents[0]).toMatch(/^ev-vehicles\/\d+\.\d+\.\d+/);
    expect(agents[1]).toBe(`fleet-report/1.4.0 ${agents[0]}`);
    expect(() => createVehiclesClient({ appInfo: { name: "a b" } })).toThrow(
      "appInfo.name: expected letters",
    );
  });

  test.each([
    ["document", {}],
    ["navigator", { userAgent: "Mozilla/5.0 (X11)" }],
  ])("have no User-Agent in a browser, known by its %s", async (name, value) => {
    vi.stubGlobal(name, value);
    const fetch = vi.fn(async (_: Request) => json([]));
    await createVehiclesClient({ fetch }).GET("/vehicles");
    vi.unstubAllGlobals();
    expect(fetch.mock.calls[0]?.[0].headers.has("user-agent")).toBe(false);
  });

  test("Authorization: null sends a call without a token", async () => {
    const { fetch, requests } = recordingFetch();
    await createVehiclesClient({ auth: secret, fetch }).GET("/vehicle_makes", {
      headers: { authorization: null },
    });
    expect(requests[0]?.headers.has("authorization")).toBe(false);
  });
});

test.each([[{}], [null], [{ take: () => 0 }]])(
  "an object that is no store is rejected by name: %j",
  (store) => {
    const options = { budget: { store, bucket: "b" } } as object;
    expect(() => createVehiclesClient(options)).toThrow("budget.store: expected a BudgetStore");
  },
);

test("a shared store with a token that does not say whose budget it is needs a bucket's name", () => {
  const store = { acquire: () => ({ waitMs: 0 }) };
  for (const auth of [secret, () => secret]) {
    expect(() => createVehiclesClient({ auth, budget: { store } })).toThrow(
      /^budget\.bucket: expected a name/,
    );
    expect(() => createVehiclesClient({ auth, budget: { store, bucket: "mine" } })).not.toThrow();
  }
});
