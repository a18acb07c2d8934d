import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { secret } from "../../testing/recording-fetch.ts";
import { clientCredentials } from "./client-credentials.ts";
import {
  baseUrl,
  hourMs,
  lockingStore,
  memoryStore,
  type Step,
  scriptedEndpoint,
  tokenResponse,
  tokens,
} from "./testing/scripted-endpoint.ts";

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

const id = { clientId: "id", clientSecret: secret };
const provider = (...steps: Step[]) => {
  const { fetch, requests } = scriptedEndpoint(...steps);
  return { auth: clientCredentials({ ...id, fetch }), requests };
};

test("client credentials are sent by HTTP Basic, form-encoded, to the URL with its slash", async () => {
  const { fetch, requests } = scriptedEndpoint(...tokens("token"));
  const scope = ["vehicle:write", "vehicle:read", "vehicle:read"];
  const auth = clientCredentials({ clientId: "my id", clientSecret: "p:ä+%", scope, fetch });
  expect(requests).toHaveLength(0);
  expect(await auth({ baseUrl })).toBe("token");
  const [request] = requests;
  expect(request).toMatchObject({
    url: "https://api.ev.energy/o/token/",
    method: "POST",
    redirect: "manual",
  });
  expect(request?.headers.get("authorization")).toBe(`Basic ${btoa("my+id:p%3A%C3%A4%2B%25")}`);
  expect(request?.headers.get("user-agent")).toMatch(/^ev-vehicles/);
  expect(request?.headers.get("content-type")).toMatch(/^application\/x-www-form-urlencoded/);
  expect(String(request?.form)).toBe("scope=vehicle%3Aread+vehicle%3Awrite&grant_type=client_credentials");
});

describe("the token endpoint", () => {
  test("is on the origin of the base URL, whatever its path", async () => {
    const { auth, requests } = provider(...tokens("token"));
    for (const url of ["http://localhost:4010/v2", "https://staging.example/api/v2", "http://127.0.0.1:1"]) {
      await auth({ baseUrl: url });
    }
    expect(requests.map(({ url }) => url)).toEqual([
      "http://localhost:4010/o/token/",
      "https://staging.example/o/token/",
      "http://127.0.0.1:1/o/token/",
    ]);
  });

  test("is tokenUrl if that is given, and bucket and store key name the URL that is used", async () => {
    const { fetch, requests } = scriptedEndpoint(...tokens("token"));
    const store = memoryStore();
    const auth = clientCredentials({ ...id, fetch, store, tokenUrl: "https://login.example/token" });
    const without = clientCredentials({ ...id, fetch, store });
    await auth({ baseUrl });
    await without({ baseUrl: "http://localhost:4010/v2" });
    expect(requests.map(({ url }) => url)).toEqual([
      "https://login.example/token",
      "http://localhost:4010/o/token/",
    ]);
    const bucketOf = ({ bucket }: typeof auth, url: string) =>
      typeof bucket === "function" ? bucket(url) : bucket;
    const names = [bucketOf(auth, "http://localhost:4010/v2"), bucketOf(without, "http://localhost:4010/v2")];
    expect(names).toEqual([
      "https%3A%2F%2Flogin.example%2Ftoken|id",
      "http%3A%2F%2Flocalhost%3A4010%2Fo%2Ftoken%2F|id",
    ]);
    expect([...store.tokens.keys()]).toEqual(names.map((name) => `${name}||`));
  });

  test("of one server never gives the token for another one", async () => {
    const { auth } = provider(...tokens("live", "mock"));
    expect(await auth({ baseUrl })).toBe("live");
    expect(await auth({ baseUrl: "http://localhost:4010/v2" })).toBe("mock");
    expect(auth({ baseUrl })).toBe("live");
  });

  test.each([
    ["baseUrl", {}, "http://api.ev.energy/v2"],
    ["tokenUrl", { tokenUrl: "http://api.ev.energy/o/token/" }, baseUrl],
  ])("is rejected if it is not encrypted, before anything is sent: %s", async (name, options, url) => {
    const { fetch, requests } = scriptedEndpoint(...tokens("token"));
    const ask = async (more: object) =>
      clientCredentials({ ...id, ...options, fetch, ...more })({ baseUrl: url });
    await expect(ask({})).rejects.toMatchObject({ kind: "configuration" });
    await expect(ask({})).rejects.toThrow(name);
    expect(requests).toHaveLength(0);
    expect(await ask({ allowInsecureHttp: true })).toBe("token");
  });

  test("is not guessed for a request without a base URL", async () => {
    const { auth, requests } = provider(...tokens("token"));
    await expect(auth({} as { baseUrl: string })).rejects.toThrow("baseUrl");
    expect(requests).toHaveLength(0);
  });
});

describe("an option that cannot work is rejected at once, by name:", () => {
  test.each([
    ["clientId", { clientId: "" }],
    ["clientId", { clientId: undefined }],
    ["clientSecret", { clientSecret: "" }],
    ["clientSecret", { clientSecret: undefined }],
    ["clientSecret", { clientSecret: `${secret}\ud800` }],
    ["scope", { scope: "vehicle:read" }],
    ["scope", { scope: [""] }],
    ["fetch", { fetch: 1 }],
    ["tokenUrl", { tokenUrl: "/o/token/" }],
  ])("%s of %j", (name, options) => {
    const make = () => clientCredentials({ ...id, ...options } as unknown as typeof id);
    expect(make).toThrow(expect.objectContaining({ kind: "configuration" }));
    expect(make).toThrow(new RegExp(`^${name}: expected`));
    expect(make).not.toThrow(secret);
  });
});

describe("a cached token", () => {
  test("is fetched once for all concurrent calls, and is returned at once afterwards", async () => {
    const { auth, requests } = provider(...tokens("token"));
    expect(await Promise.all(Array.from({ length: 20 }, () => auth({ baseUrl })))).toEqual(
      Array(20).fill("token"),
    );
    expect(auth({ baseUrl })).toBe("token");
    expect(requests).toHaveLength(1);
  });

  test("is renewed five minutes ahead of its end by one call, while the others go on with the old one", async () => {
    const { auth, requests } = provider(...tokens("first", "second"));
    await auth({ baseUrl });
    vi.setSystemTime(10 * hourMs - 301_000);
    expect(auth({ baseUrl })).toBe("first");
    vi.setSystemTime(10 * hourMs - 299_000);
    const renewing = auth({ baseUrl });
    expect(auth({ baseUrl })).toBe("first");
    expect(await renewing).toBe("second");
    expect(auth({ baseUrl })).toBe("second");
    expect(requests).toHaveLength(2);
  });

  test("goes on if the renewal ahead of its end fails, which is tried again half a minute later", async () => {
    const { auth, requests } = provider(
      ...tokens("first"),
      tokenResponse({ error: "invalid_client" }, 401),
      ...tokens("second"),
    );
    await auth({ baseUrl });
    vi.setSystemTime(10 * hourMs - 200_000);
    expect(await auth({ baseUrl })).toBe("first");
    expect(auth({ baseUrl })).toBe("first");
    expect(requests).toHaveLength(2);
    vi.advanceTimersByTime(31_000);
    expect(await auth({ baseUrl })).toBe("second");
  });

  test("goes on if the renewal ahead of its end hangs, and nothing is left behind", async () => {
    const { auth } = provider(...tokens("first"), () => new Promise<Response>(() => {}));
    await auth({ baseUrl });
    vi.setSystemTime(10 * hourMs - 200_000);
    const renewing = auth({ baseUrl });
    await vi.advanceTimersByTimeAsync(5001);
    expect(await renewing).toBe("first");
    expect(vi.getTimerCount()).toBe(0);
  });

  test("that has expired is not used: the call waits for the next one", async () => {
    const { auth } = provider(...tokens("first", "second"));
    await auth({ baseUrl });
    vi.setSystemTime(10 * hourMs);
    expect(await auth({ baseUrl })).toBe("second");
  });

  test("is replaced once after it was rejected, for all calls together", async () => {
    const { auth, requests } = provider(...tokens("first", "second"));
    await auth({ baseUrl });
    const rejected = "first";
    const renewed = await Promise.all(Array.from({ length: 5 }, () => auth({ baseUrl, rejected })));
    expect(renewed).toEqual(Array(5).fill("second"));
    expect(auth({ baseUrl, rejected })).toBe("second");
    expect(requests).toHaveLength(2);
  });

  test("that the endpoint gives again after it was rejected is not asked for a third time", async () => {
    const { auth, requests } = provider(...tokens("same"));
    await auth({ baseUrl });
    expect(await auth({ baseUrl, rejected: "same" })).toBe("same");
    expect(requests).toHaveLength(2);
  });
});

describe("a store", () => {
  test("shares a token by keys that tell URL, client and scope apart and hold no secret", async () => {
    const store = memoryStore();
    const { fetch, requests } = scriptedEndpoint(...tokens("one", "two", "three", "four"));
    const options = { ...id, fetch, store };
    const ask = async (more: object, url = baseUrl) =>
      clientCredentials({ ...options, ...more })({ baseUrl: url });
    expect(await ask({})).toBe("one");
    expect(await ask({})).toBe("one");
    expect(await ask({ scope: ["vehicle:read"] })).toBe("two");
    expect(await ask({ clientId: "other" })).toBe("three");
    expect(await ask({}, "https://staging.example/v2")).toBe("four");
    expect(requests).toHaveLength(4);
    expect([...store.tokens.keys()].join()).not.toContain(secret);
  });

  test("gives what another process has put there after a 401", async () => {
    const store = memoryStore();
    const { fetch, requests } = scriptedEndpoint(...tokens("one", "two"));
    const mine = clientCredentials({ ...id, fetch, store });
    const theirs = clientCredentials({ ...id, fetch, store });
    await mine({ baseUrl });
    await theirs({ baseUrl });
    expect(await theirs({ baseUrl, rejected: "one" })).toBe("two");
    expect(await mine({ baseUrl, rejected: "one" })).toBe("two");
    expect(requests).toHaveLength(2);
  });

  test("that lets one process after the other renew makes eight processes fetch one token", async () => {
    const { fetch, requests } = scriptedEndpoint(...tokens("one", "two"));
    const store = lockingStore();
    const processes = Array.from({ length: 8 }, () => clientCredentials({ ...id, fetch, store }));
    expect(await Promise.all(processes.map((auth) => auth({ baseUrl })))).toEqual(Array(8).fill("one"));
    const renewed = processes.map((auth) => auth({ baseUrl, rejected: "one" }));
    expect(await Promise.all(renewed)).toEqual(Array(8).fill("two"));
    expect(requests).toHaveLength(2);
  });

  test.each([
    ["text", "token"],
    ["null", null],
    ["a list", ["token"]],
    ["an empty object", {}],
    ["no time to renew", { accessToken: "stale", expiresAt: 1e15 }],
    ["an access token that is a number", { accessToken: 42, renewAt: 1e15, expiresAt: 1e15 }],
    ["an access token with a line break", { accessToken: "a\nb", renewAt: 1e15, expiresAt: 1e15 }],
    ["an empty access token", { accessToken: "", renewAt: 1e15, expiresAt: 1e15 }],
    ["times that are text", { accessToken: "stale", renewAt: "1e15", expiresAt: "1e15" }],
    ["times that are NaN", { accessToken: "stale", renewAt: Number.NaN, expiresAt: Number.NaN }],
    [
      "a refresh token that is an object",
      { accessToken: "s", refreshToken: {}, renewAt: 1e15, expiresAt: 1e15 },
    ],
  ])("with %s in place of a token gets a good one instead", async (_, broken) => {
    const store = memoryStore();
    const { fetch } = scriptedEndpoint(...tokens("good"));
    store.get = async () => broken as never;
    expect(await clientCredentials({ ...id, fetch, store })({ baseUrl })).toBe("good");
    expect([...store.tokens.values()]).toMatchObject([{ accessToken: "good" }]);
  });

  test("that cannot be read gives a token error with the cause, and without the secret", async () => {
    const store = memoryStore();
    store.get = () => {
      throw new Error(`connect as ${secret} failed`);
    };
    const auth = clientCredentials({ ...id, store, fetch: scriptedEndpoint(...tokens("token")).fetch });
    await expect(auth({ baseUrl })).rejects.toMatchObject({
      kind: "token",
      message: "The token store failed",
      cause: { message: "connect as [redacted] failed" },
    });
  });

  test("that cannot let go of its lock does not lose the token", async () => {
    const store = memoryStore();
    store.exclusively = async (_, renewal) => {
      await renewal();
      throw new Error("the lock is gone");
    };
    const auth = clientCredentials({ ...id, store, fetch: scriptedEndpoint(...tokens("token")).fetch });
    expect(await auth({ baseUrl })).toBe("token");
  });

  test("that never runs the renewal gives a token error, not an undefined token", async () => {
    const store = { ...memoryStore(), exclusively: async () => undefined as never };
    const auth = clientCredentials({ ...id, store, fetch: scriptedEndpoint(...tokens("token")).fetch });
    await expect(auth({ baseUrl })).rejects.toMatchObject({ kind: "token" });
  });
});

test("a provider shows neither secret nor token", async () => {
  const { auth } = provider(...tokens("access-token"));
  await auth({ baseUrl });
  const { inspect } = await import("node:util");
  expect(inspect(auth, { depth: 9, showHidden: true })).not.toMatch(new RegExp(`${secret}|access-token`));
});
