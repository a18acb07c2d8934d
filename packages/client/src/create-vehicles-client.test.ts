import { describe, expect, test, vi } from "vitest";
import { createVehiclesClient } from "./create-vehicles-client.ts";
import { ConfigurationError } from "./errors/configuration-error.ts";
import { json, recordingFetch, secret, userA, userB } from "./testing/recording-fetch.ts";

test.each([
  ["timeoutMs", Number.NaN],
  ["totalTimeoutMs", -1],
  ["maxWaitMs", "soon"],
])("createVehiclesClient rejects an invalid `%s`: %s", (name, value) => {
  const options = { [name]: value } as object;
  expect(() => createVehiclesClient(options)).toThrow(
    `${name}: expected milliseconds, 0 or more, got ${value}`,
  );
});

describe("a request", () => {
  test("a request goes to the live server with token, version and user", async () => {
    const { fetch, requests } = recordingFetch();
    await createVehiclesClient({ auth: secret, user: userA, fetch }).GET("/vehicles", {
      params: { query: { page_size: 25, expand: ["user", "trim.model"] } },
    });
    const [request] = requests;
    expect(request?.url).toBe("https://api.ev.energy/v2/vehicles?page_size=25&expand=user&expand=trim.model");
    expect(Object.fromEntries(request?.headers ?? [])).toEqual({
      authorization: `Bearer ${secret}`,
      "evenergy-user": userA,
      "evenergy-version": "2",
    });
    expect(request?.redirect).toBe("manual");
  });

  test("a POST has a JSON body and its content type", async () => {
    const { fetch, requests } = recordingFetch(json({}, { status: 201 }));
    const trim = "https://api.ev.energy/v2/vehicle_trims/trim01HRFHBCM7VBSWRPVYFBQMH2BR";
    await createVehiclesClient({ fetch }).POST("/vehicles", { body: { trim } });
    expect(requests[0]?.body).toBe(JSON.stringify({ trim }));
    expect(requests[0]?.headers.get("content-type")).toBe("application/json");
    expect(requests[0]?.headers.has("authorization")).toBe(false);
  });

  test("an `auth` function that returns the token is called for each call", async () => {
    const { fetch, requests } = recordingFetch();
    let count = 0;
    const ev = createVehiclesClient({ auth: async () => `token-${++count}`, fetch });
    await ev.GET("/vehicles");
    await ev.GET("/vehicles");
    expect(requests.map(({ headers }) => headers.get("authorization"))).toEqual([
      "Bearer token-1",
      "Bearer token-2",
    ]);
  });

  test("a request's URL keeps the path of the base URL", async () => {
    const { fetch, requests } = recordingFetch();
    await createVehiclesClient({ fetch, baseUrl: "https://proxy.example/ev/v2/" }).GET("/vehicles");
    expect(requests[0]?.url).toBe("https://proxy.example/ev/v2/vehicles");
  });

  test("without a fetch option, each request uses the current global fetch", async () => {
    const ev = createVehiclesClient();
    const sent = vi.spyOn(globalThis, "fetch").mockImplementation(async () => json([]));
    await ev.GET("/vehicles");
    expect(sent).toHaveBeenCalledOnce();
    sent.mockRestore();
  });

  test("a call's fetch option replaces the client's fetch option", async () => {
    const { fetch } = recordingFetch();
    const own: Request[] = [];
    await createVehiclesClient({ auth: secret, fetch }).GET("/vehicles", {
      fetch: async (request) => {
        own.push(request);
        return json([]);
      },
    });
    expect(own).toHaveLength(1);
  });
});

describe("the user option", () => {
  test("the user's ID is sent even if the user option is the user's URL", async () => {
    const { fetch, requests } = recordingFetch();
    await createVehiclesClient({ fetch, user: `https://api.ev.energy/v2/users/${userA}/` }).GET("/vehicles");
    expect(requests[0]?.headers.get("evenergy-user")).toBe(userA);
  });

  test("asUser changes the user and keeps token and budget", async () => {
    const { fetch, requests } = recordingFetch(
      json([], { headers: { "x-ratelimit-limit": "1000", "x-ratelimit-remaining": "997" } }),
    );
    const ev = createVehiclesClient({ auth: secret, fetch, user: userA });
    const scoped = ev.asUser(userB);
    await scoped.GET("/vehicles");
    expect(requests[0]?.headers.get("evenergy-user")).toBe(userB);
    expect(requests[0]?.headers.get("authorization")).toBe(`Bearer ${secret}`);
    expect(ev.rateLimit).toEqual({ limit: 1000, remaining: 997 });
    await ev.GET("/vehicles");
    expect(requests[1]?.headers.get("evenergy-user")).toBe(userA);
  });

  test("the user in a call's EvEnergy-User header parameter replaces the client's user", async () => {
    const { fetch, requests } = recordingFetch();
    await createVehiclesClient({ fetch, user: userA }).GET("/vehicles", {
      params: { header: { "EvEnergy-User": userB } },
    });
    expect(requests[0]?.headers.get("evenergy-user")).toBe(userB);
  });

  test.each(["", "user123", "vhcl01HN2NJ9NMRZBXT1H6FT9N7735", `${userA}\r\nX: y`, `https://x/${userA}?a`])(
    "createVehiclesClient and asUser reject %j as a user",
    (user) => {
      expect(() => createVehiclesClient({ user })).toThrow(/^user: expected "user" and 26/);
      expect(() => createVehiclesClient().asUser(user)).toThrow(ConfigurationError);
    },
  );
});

describe("the baseUrl option", () => {
  test.each(["http://localhost:4010/v2", "http://127.0.0.1:4010", "http://[::1]:80/", "http://ev.localhost"])(
    "the loopback base URL %s is allowed",
    (baseUrl) => {
      expect(() => createVehiclesClient({ baseUrl })).not.toThrow();
    },
  );

  test.each([
    "http://api.ev.energy/v2",
    "http://localhost.example/v2",
    "http://127.0.0.1.example/",
    "ftp://api.ev.energy",
    "https://user:password@api.ev.energy/v2",
    "https://api.ev.energy/v2?x=1",
    "https://api.ev.energy/v2#x",
    "/v2",
    "",
  ])("the base URL %j is rejected with an error that does not quote it", (baseUrl) => {
    expect(() => createVehiclesClient({ baseUrl })).toThrow(
      /^baseUrl: expected an https URL without user, query or fragment \(http for loopback or with allowInsecureHttp\)$/,
    );
  });

  test("allowInsecureHttp allows http to any host", () => {
    const baseUrl = "http://gateway.internal/v2";
    expect(() => createVehiclesClient({ baseUrl, allowInsecureHttp: true })).not.toThrow();
  });
});

describe("the auth option", () => {
  test.each(["", "Bearer abc", "abc\r\nX-Evil: 1", "tökén", " abc"])(
    "the token %j is rejected with an error that does not show it",
    async (auth) => {
      expect(() => createVehiclesClient({ auth })).toThrow(
        /^auth: expected an access token in visible ASCII, without "Bearer"; got (an empty string.*|a string with other characters)$/,
      );
      const { fetch, requests } = recordingFetch();
      const call = createVehiclesClient({ auth: () => auth, fetch }).GET("/vehicles");
      await expect(call).rejects.toMatchObject({ kind: "configuration" });
      expect(requests).toHaveLength(0);
    },
  );

  test("auth: undefined is rejected with a hint at an unset environment variable", () => {
    const auth = { auth: undefined } as object;
    expect(() => createVehiclesClient(auth)).toThrow(/got undefined, usually from an environment variable/);
  });

  test("if the token function rejects, the call fails with a token error and sends nothing", async () => {
    const { fetch, requests } = recordingFetch();
    const cause = new Error("the vault is sealed");
    const call = createVehiclesClient({ auth: () => Promise.reject(cause), fetch }).GET("/vehicles");
    await expect(call).rejects.toMatchObject({ kind: "token", cause });
    expect(requests).toHaveLength(0);
  });

  test("a call whose baseUrl option has another origin is rejected and not sent", async () => {
    const { fetch, requests } = recordingFetch();
    const ev = createVehiclesClient({ auth: secret, fetch });
    for (const baseUrl of [
      "https://evil.example/v2",
      "https://api.ev.energy.evil.example/v2",
      "https://api.ev.energy@evil.example/v2",
      "http://api.ev.energy/v2",
    ]) {
      await expect(ev.GET("/vehicles", { baseUrl })).rejects.toThrow(
        "GET /vehicles: expected a URL of https://api.ev.energy, got another origin; nothing was sent",
      );
    }
    expect(requests).toHaveLength(0);
    await ev.GET("/vehicles", { baseUrl: "https://api.ev.energy/v3" });
    expect(requests[0]?.url).toBe("https://api.ev.energy/v3/vehicles");
  });
});

describe("the budget option", () => {
  test.each([[{}], [null], [{ grant: () => 0 }]])(
    "%o, which lacks acquire(), is rejected as `budget.store`",
    (store) => {
      const options = { budget: { store, bucket: "b" } } as object;
      expect(() => createVehiclesClient(options)).toThrow("budget.store: expected a BudgetStore");
    },
  );

  test("budget.store requires budget.bucket if auth is a string or a function that names no bucket", () => {
    const store = { acquire: () => ({ waitMs: 0 }) };
    for (const auth of [secret, () => secret]) {
      expect(() => createVehiclesClient({ auth, budget: { store } })).toThrow(
        /^budget\.bucket: expected a name/,
      );
      expect(() => createVehiclesClient({ auth, budget: { store, bucket: "mine" } })).not.toThrow();
    }
  });
});
