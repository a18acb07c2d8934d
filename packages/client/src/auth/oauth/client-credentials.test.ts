import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { secret } from "../../testing/recording-fetch.ts";
import { clientCredentials } from "./client-credentials.ts";
import { baseUrl, scriptedCredentials, scriptedEndpoint, tokens } from "./testing/scripted-endpoint.ts";
import { memoryStore } from "./testing/token-stores.ts";

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

const id = { clientId: "id", clientSecret: secret };

test("client credentials are form-encoded and sent with HTTP Basic authentication to /o/token/", async () => {
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

describe("token endpoint", () => {
  test("the default token endpoint is on the origin of the base URL, whatever the base URL's path", async () => {
    const { auth, requests } = scriptedCredentials(tokens("token"));
    for (const url of ["http://localhost:4010/v2", "https://staging.example/api/v2", "http://127.0.0.1:1"]) {
      await auth({ baseUrl: url });
    }
    expect(requests.map(({ url }) => url)).toEqual([
      "http://localhost:4010/o/token/",
      "https://staging.example/o/token/",
      "http://127.0.0.1:1/o/token/",
    ]);
  });

  test("tokenUrl replaces the default token URL, also in the rate-limit bucket and the store key", async () => {
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
    const buckets = [auth, without].map((provider) => bucketOf(provider, "http://localhost:4010/v2"));
    expect(buckets).toEqual([
      "https%3A%2F%2Flogin.example%2Ftoken|id",
      "http%3A%2F%2Flocalhost%3A4010%2Fo%2Ftoken%2F|id",
    ]);
    expect([...store.tokens.keys()]).toEqual(buckets.map((bucket) => `${bucket}||`));
  });

  test("a token provider that is used with two servers keeps a separate token for each", async () => {
    const { auth } = scriptedCredentials(tokens("live", "mock"));
    expect(await auth({ baseUrl })).toBe("live");
    expect(await auth({ baseUrl: "http://localhost:4010/v2" })).toBe("mock");
    expect(auth({ baseUrl })).toBe("live");
  });

  test.each([
    ["baseUrl", {}, "http://api.ev.energy/v2"],
    ["tokenUrl", { tokenUrl: "http://api.ev.energy/o/token/" }, baseUrl],
  ])(
    "an http URL in %s is rejected before anything is sent, unless allowInsecureHttp is set",
    async (name, options, url) => {
      const { fetch, requests } = scriptedEndpoint(...tokens("token"));
      const getToken = async (more: object) =>
        clientCredentials({ ...id, ...options, fetch, ...more })({ baseUrl: url });
      await expect(getToken({})).rejects.toMatchObject({ kind: "configuration" });
      await expect(getToken({})).rejects.toThrow(name);
      expect(requests).toHaveLength(0);
      expect(await getToken({ allowInsecureHttp: true })).toBe("token");
    },
  );

  test("a token provider that is called without baseUrl fails, and sends no request", async () => {
    const { auth, requests } = scriptedCredentials(tokens("token"));
    await expect(auth({} as { baseUrl: string })).rejects.toThrow("baseUrl");
    expect(requests).toHaveLength(0);
  });
});

test.each([
  ["an empty clientId", "clientId", { clientId: "" }],
  ["an undefined clientId", "clientId", { clientId: undefined }],
  ["an empty clientSecret", "clientSecret", { clientSecret: "" }],
  ["an undefined clientSecret", "clientSecret", { clientSecret: undefined }],
  ["a clientSecret with a lone surrogate", "clientSecret", { clientSecret: `${secret}\ud800` }],
  ["a scope that is a string", "scope", { scope: "vehicle:read" }],
  ["a scope that contains an empty string", "scope", { scope: [""] }],
  ["a `fetch` option that is a number", "fetch", { fetch: 1 }],
  ["a relative tokenUrl", "tokenUrl", { tokenUrl: "/o/token/" }],
])("clientCredentials rejects %s immediately, with an error that names the option", (_, name, options) => {
  const make = () => clientCredentials({ ...id, ...options } as unknown as typeof id);
  expect(make).toThrow(expect.objectContaining({ kind: "configuration" }));
  expect(make).toThrow(new RegExp(`^${name}: expected`));
  expect(make).not.toThrow(secret);
});
