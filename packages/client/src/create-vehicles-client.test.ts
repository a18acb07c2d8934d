import { describe, expect, test, vi } from "vitest";
import { createVehiclesClient } from "./create-vehicles-client.ts";
import { ConfigurationError } from "./errors/configuration-error.ts";
import { json, recordingFetch, secret, userA, userB, vehicleId } from "./testing/recording-fetch.ts";

const path = { vehicle_id: vehicleId };

test.each([
  ["timeoutMs", Number.NaN],
  ["totalTimeoutMs", -1],
  ["maxWaitMs", "soon"],
])("an invalid time is rejected when the client is made: %s %s", (name, value) => {
  const options = { [name]: value } as object;
  expect(() => createVehiclesClient(options)).toThrow(
    `${name}: expected milliseconds, 0 or more, got ${value}`,
  );
});

describe("a request", () => {
  test("goes to the live server with token, version and user", async () => {
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

  test("carries a JSON body and its content type", async () => {
    const { fetch, requests } = recordingFetch(json({}, { status: 201 }));
    const trim = "https://api.ev.energy/v2/vehicle_trims/trim01HRFHBCM7VBSWRPVYFBQMH2BR";
    await createVehiclesClient({ fetch }).POST("/vehicles", { body: { trim } });
    expect(requests[0]?.body).toBe(JSON.stringify({ trim }));
    expect(requests[0]?.headers.get("content-type")).toBe("application/json");
    expect(requests[0]?.headers.has("authorization")).toBe(false);
  });

  test("asks a token function before each call", async () => {
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

  test("keeps the path of the base URL", async () => {
    const { fetch, requests } = recordingFetch();
    await createVehiclesClient({ fetch, baseUrl: "https://proxy.example/ev/v2/" }).GET("/vehicles");
    expect(requests[0]?.url).toBe("https://proxy.example/ev/v2/vehicles");
  });

  test("is sent by the global fetch of that moment if none is given", async () => {
    const ev = createVehiclesClient();
    const sent = vi.spyOn(globalThis, "fetch").mockImplementation(async () => json([]));
    await ev.GET("/vehicles");
    expect(sent).toHaveBeenCalledOnce();
    sent.mockRestore();
  });

  test("is sent by the fetch of the call if the call brings one", async () => {
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

describe("the user", () => {
  test("may be given as a URL; the id is sent", async () => {
    const { fetch, requests } = recordingFetch();
    await createVehiclesClient({ fetch, user: `https://api.ev.energy/v2/users/${userA}/` }).GET("/vehicles");
    expect(requests[0]?.headers.get("evenergy-user")).toBe(userA);
  });

  test("is another one for asUser, with the same token and the same budget", async () => {
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

  test("of one call goes before the client's", async () => {
    const { fetch, requests } = recordingFetch();
    await createVehiclesClient({ fetch, user: userA }).GET("/vehicles", {
      params: { header: { "EvEnergy-User": userB } },
    });
    expect(requests[0]?.headers.get("evenergy-user")).toBe(userB);
  });

  test.each(["", "user123", "vhcl01HN2NJ9NMRZBXT1H6FT9N7735", `${userA}\r\nX: y`, `https://x/${userA}?a`])(
    "%j is rejected when the client is made, with what was expected",
    (user) => {
      expect(() => createVehiclesClient({ user })).toThrow(/^user: expected "user" and 26/);
      expect(() => createVehiclesClient().asUser(user)).toThrow(ConfigurationError);
    },
  );
});

describe("a base URL", () => {
  test.each(["http://localhost:4010/v2", "http://127.0.0.1:4010", "http://[::1]:80/", "http://ev.localhost"])(
    "%s is allowed: it stays on this machine",
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
  ])("%s is rejected without being quoted", (baseUrl) => {
    expect(() => createVehiclesClient({ baseUrl })).toThrow(/^baseUrl: expected an https URL/);
  });

  test("without encryption needs the option that says so", () => {
    const baseUrl = "http://gateway.internal/v2";
    expect(() => createVehiclesClient({ baseUrl, allowInsecureHttp: true })).not.toThrow();
  });
});

describe("a token", () => {
  test.each(["", "Bearer abc", "abc\r\nX-Evil: 1", "tökén", " abc"])(
    "%j is rejected without being shown",
    async (auth) => {
      expect(() => createVehiclesClient({ auth })).toThrow(
        /^auth: expected an access token in visible ASCII, without "Bearer"; got (an empty string|other characters)/,
      );
      const { fetch, requests } = recordingFetch();
      const call = createVehiclesClient({ auth: () => auth, fetch }).GET("/vehicles");
      await expect(call).rejects.toMatchObject({ kind: "configuration" });
      expect(requests).toHaveLength(0);
    },
  );

  test("that is undefined is rejected as an environment variable that is not set", () => {
    const auth = { auth: undefined } as object;
    expect(() => createVehiclesClient(auth)).toThrow(/got undefined, usually from an environment variable/);
  });

  test("that cannot be obtained gives a token error with the cause, and nothing is sent", async () => {
    const { fetch, requests } = recordingFetch();
    const cause = new Error("the vault is sealed");
    const call = createVehiclesClient({ auth: () => Promise.reject(cause), fetch }).GET("/vehicles");
    await expect(call).rejects.toMatchObject({ kind: "token", cause });
    expect(requests).toHaveLength(0);
  });

  test("does not go along to another origin that a call names", async () => {
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

describe("parameters", () => {
  test.each(["", ".", "..", "../users", "a/b", "a\\b", "%2e%2e", "%2F", "\ud800"])(
    "the path value %j would leave its segment and is rejected by name",
    async (vehicle_id) => {
      const { fetch, requests } = recordingFetch();
      const call = createVehiclesClient({ fetch }).GET("/vehicles/{vehicle_id}", {
        params: { path: { vehicle_id } },
      });
      await expect(call).rejects.toThrow("Path parameter vehicle_id: expected one path segment");
      expect(requests).toHaveLength(0);
    },
  );

  test("a missing path value is rejected by name, with and without path parameters", async () => {
    const ev = createVehiclesClient(recordingFetch());
    const untyped = ev.GET as (path: string, options?: object) => Promise<unknown>;
    for (const options of [
      undefined,
      {},
      { params: { path: {} } },
      { params: { path: { vehicle_id: Number.NaN } } },
    ]) {
      await expect(untyped("/vehicles/{vehicle_id}", options)).rejects.toThrow("Path parameter vehicle_id");
    }
  });

  test("other characters are encoded, so that a timestamp or a question mark stays a path", async () => {
    const { fetch, requests } = recordingFetch(json({}));
    await createVehiclesClient({ fetch }).GET("/vehicles/{vehicle_id}/status_logs/{sampled_at}", {
      params: { path: { ...path, sampled_at: "2024-04-17T09:39:45.994584Z?#" } },
    });
    expect(requests[0]?.url).toMatch(/status_logs\/2024-04-17T09%3A39%3A45\.994584Z%3F%23$/);
  });

  test.each([[undefined], [null], [Number.NaN], [Number.POSITIVE_INFINITY], [[undefined]], [new Date(0)]])(
    "the query value %j is rejected by name rather than left out",
    async (page_size) => {
      const { fetch, requests } = recordingFetch();
      const ev = createVehiclesClient({ fetch });
      const call = ev.GET("/vehicles", { params: { query: { page_size: page_size as number } } });
      await expect(call).rejects.toThrow(/^GET \/vehicles|^Query parameter page_size: expected text/);
      await expect(call).rejects.toMatchObject({ kind: "configuration" });
      expect(requests).toHaveLength(0);
    },
  );

  test("a body that is not JSON is rejected before anything is sent", async () => {
    const { fetch, requests } = recordingFetch();
    const body = { trim: 1n as unknown as string };
    await expect(createVehiclesClient({ fetch }).POST("/vehicles", { body })).rejects.toMatchObject({
      kind: "configuration",
      cause: expect.any(TypeError),
    });
    expect(requests).toHaveLength(0);
  });

  test("an invalid header of a call is rejected without showing its value", async () => {
    const { fetch, requests } = recordingFetch();
    const error = await createVehiclesClient({ fetch })
      .GET("/vehicles", { headers: { Authorization: `${secret}\r\nX: y` } })
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error).not.toHaveProperty("cause", expect.anything());
    expect(requests).toHaveLength(0);
  });
});
