import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { json, recordingFetch, secret } from "../../testing/recording-fetch.ts";
import { clientCredentials } from "./client-credentials.ts";
import { refreshToken } from "./refresh-token.ts";
import type { StoredToken, TokenStore } from "./token-store.ts";

const hour = 3_600_000;
const answers = (...names: string[]) =>
  names.map((name) => json({ access_token: name, expires_in: 36_000, token_type: "Bearer" }));

function memoryStore(): TokenStore & { tokens: Map<string, StoredToken> } {
  const tokens = new Map<string, StoredToken>();
  return {
    tokens,
    get: async (key) => tokens.get(key),
    set: async (key, token) => {
      tokens.set(key, token);
    },
  };
}

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

describe("client credentials", () => {
  test("are sent by HTTP Basic in a form, to the URL with its slash, with the scopes", async () => {
    const { fetch, requests } = recordingFetch(...answers("token"));
    const auth = clientCredentials({
      clientId: "my id",
      clientSecret: "p:ä",
      scope: ["vehicle:write", "vehicle:read"],
      fetch,
    });
    expect(requests).toHaveLength(0);
    expect(await auth({})).toBe("token");
    const [request] = requests;
    expect(request?.url).toBe("https://api.ev.energy/o/token/");
    expect(request?.method).toBe("POST");
    expect(request?.redirect).toBe("manual");
    expect(request?.headers.get("authorization")).toBe(`Basic ${btoa("my+id:p%3A%C3%A4")}`);
    expect(request?.body).toBe("grant_type=client_credentials&scope=vehicle%3Aread+vehicle%3Awrite");
  });

  test("fetch one token however many calls wait for it, and give it at once afterwards", async () => {
    const { fetch, requests } = recordingFetch(...answers("token"));
    const auth = clientCredentials({ clientId: "id", clientSecret: secret, fetch });
    expect(await Promise.all(Array.from({ length: 20 }, () => auth({})))).toEqual(Array(20).fill("token"));
    expect(auth({})).toBe("token");
    expect(requests).toHaveLength(1);
  });

  test("renew the token five minutes ahead of its end, while calls go on with the old one", async () => {
    const { fetch, requests } = recordingFetch(...answers("first", "second"));
    const auth = clientCredentials({ clientId: "id", clientSecret: secret, fetch });
    await auth({});
    vi.setSystemTime(10 * hour - 299_000);
    expect(auth({})).toBe("first");
    expect(auth({})).toBe("first");
    await vi.waitFor(() => expect(auth({})).toBe("second"));
    expect(requests).toHaveLength(2);
  });

  test("go on with the old token where the renewal ahead fails", async () => {
    const { fetch, requests } = recordingFetch(
      ...answers("first"),
      new Response(null, { status: 503 }),
      ...answers("second"),
    );
    const auth = clientCredentials({ clientId: "id", clientSecret: secret, fetch });
    await auth({});
    vi.setSystemTime(10 * hour - 1000);
    expect(auth({})).toBe("first");
    await vi.waitFor(() => expect(requests).toHaveLength(2));
    await vi.waitFor(() => expect(auth({})).toBe("second"));
  });

  test("wait for a new token where the old one has ended", async () => {
    const { fetch } = recordingFetch(...answers("first", "second"));
    const auth = clientCredentials({ clientId: "id", clientSecret: secret, fetch });
    await auth({});
    vi.setSystemTime(10 * hour);
    expect(await auth({})).toBe("second");
  });

  test("get another token once after it was refused, for all calls together", async () => {
    const { fetch, requests } = recordingFetch(...answers("first", "second"));
    const auth = clientCredentials({ clientId: "id", clientSecret: secret, fetch });
    await auth({});
    const renewed = await Promise.all(Array.from({ length: 5 }, () => auth({ rejected: "first" })));
    expect(renewed).toEqual(Array(5).fill("second"));
    expect(auth({ rejected: "first" })).toBe("second");
    expect(requests).toHaveLength(2);
  });

  test("that fail leave nothing behind: the next call tries again", async () => {
    const { fetch } = recordingFetch(new TypeError("fetch failed"), ...answers("token"));
    const auth = clientCredentials({ clientId: "id", clientSecret: secret, fetch });
    await expect(auth({})).rejects.toMatchObject({ kind: "token", cause: expect.any(TypeError) });
    expect(await auth({})).toBe("token");
  });

  test("share a token through a store whose keys tell URL, client and scope apart and hold no secret", async () => {
    const store = memoryStore();
    const { fetch, requests } = recordingFetch(...answers("one", "two", "three", "four"));
    const options = { clientId: "id", clientSecret: secret, fetch, store };
    expect(await clientCredentials(options)({})).toBe("one");
    expect(await clientCredentials(options)({})).toBe("one");
    expect(await clientCredentials({ ...options, scope: ["vehicle:read"] })({})).toBe("two");
    expect(await clientCredentials({ ...options, clientId: "other" })({})).toBe("three");
    expect(await clientCredentials({ ...options, tokenUrl: "https://staging.example/o/token/" })({})).toBe(
      "four",
    );
    expect(requests).toHaveLength(4);
    expect([...store.tokens.keys()].join()).not.toContain(secret);
  });

  test("take over what another process has stored after a 401", async () => {
    const store = memoryStore();
    const { fetch, requests } = recordingFetch(...answers("one", "two"));
    const mine = clientCredentials({ clientId: "id", clientSecret: secret, fetch, store });
    const theirs = clientCredentials({ clientId: "id", clientSecret: secret, fetch, store });
    await Promise.resolve(mine({})).then(() => theirs({}));
    expect(await theirs({ rejected: "one" })).toBe("two");
    expect(await mine({ rejected: "one" })).toBe("two");
    expect(requests).toHaveLength(2);
  });

  test("fetch one token where a store lets one process after the other renew", async () => {
    const store = memoryStore();
    let last: Promise<unknown> = Promise.resolve();
    const exclusively: NonNullable<TokenStore["exclusively"]> = (_, renewal) => {
      const result = last.then(renewal);
      last = result.catch(() => {});
      return result;
    };
    const { fetch, requests } = recordingFetch(...answers("one", "two"));
    const options = { clientId: "id", clientSecret: secret, fetch, store: { ...store, exclusively } };
    const processes = Array.from({ length: 8 }, () => clientCredentials(options));
    expect(await Promise.all(processes.map((auth) => auth({})))).toEqual(Array(8).fill("one"));
    const rejected = "one";
    expect(await Promise.all(processes.map((auth) => auth({ rejected })))).toEqual(Array(8).fill("two"));
    expect(requests).toHaveLength(2);
  });
});

describe("a token endpoint that", () => {
  const provider = (answer: Response) =>
    clientCredentials({ clientId: "id", clientSecret: secret, fetch: recordingFetch(answer).fetch });

  test("refuses gives a token error with status and code, and none of its words", async () => {
    const refusal = json({ error: "invalid_client", error_description: `no ${secret}` }, { status: 401 });
    await expect(provider(refusal)({})).rejects.toMatchObject({
      kind: "token",
      status: 401,
      code: "invalid_client",
      message: "The token endpoint answered 401 invalid_client",
    });
  });

  test.each([
    [
      "redirects",
      new Response(null, { status: 301, headers: { location: "https://x.example/" } }),
      "answered 301",
    ],
    ["answers HTML", new Response("<html>", { status: 502 }), "answered 502"],
    ["gives no token", json({}), "answered without an access_token"],
    ["gives an empty token", json({ access_token: "" }), "answered without an access_token"],
    ["gives no JSON", new Response("token"), "answered without an access_token"],
  ])("%s gives a token error that says so", async (_, answer, words) => {
    await expect(provider(answer)({})).rejects.toThrow(`The token endpoint ${words}`);
  });

  test("does not say how long gives a token for ten hours", async () => {
    const { fetch, requests } = recordingFetch(json({ access_token: "token" }));
    const auth = clientCredentials({ clientId: "id", clientSecret: secret, fetch });
    await auth({});
    vi.setSystemTime(9 * hour);
    expect(auth({})).toBe("token");
    expect(requests).toHaveLength(1);
  });

  test("is not encrypted is refused before anything is sent", async () => {
    const { fetch, requests } = recordingFetch(...answers("token"));
    const options = {
      clientId: "id",
      clientSecret: secret,
      tokenUrl: "http://api.ev.energy/o/token/",
      fetch,
    };
    await expect(clientCredentials(options)({})).rejects.toMatchObject({ kind: "configuration" });
    expect(requests).toHaveLength(0);
    expect(await clientCredentials({ ...options, allowInsecureHttp: true })({})).toBe("token");
  });
});

describe("a refresh token", () => {
  test("gets access tokens, and the one that it is changed for is used next and handed over", async () => {
    const { fetch, requests } = recordingFetch(
      json({ access_token: "a1", refresh_token: "r2", expires_in: 60 }),
      json({ access_token: "a2", expires_in: 60 }),
      json({ access_token: "a3", expires_in: 60 }),
    );
    const kept: (string | undefined)[] = [];
    const auth = refreshToken({
      clientId: "id",
      token: "r1",
      account: "anna",
      fetch,
      onToken: (token) => void kept.push(token.refreshToken),
    });
    expect(await auth({})).toBe("a1");
    expect(await auth({ rejected: "a1" })).toBe("a2");
    expect(await auth({ rejected: "a2" })).toBe("a3");
    expect(requests.map(({ body }) => new URLSearchParams(String(body)).get("refresh_token"))).toEqual([
      "r1",
      "r2",
      "r2",
    ]);
    expect(new URLSearchParams(String(requests[0]?.body)).get("client_id")).toBe("id");
    expect(requests[0]?.headers.has("authorization")).toBe(false);
    expect(kept).toEqual(["r2", "r2", "r2"]);
  });

  test("is not used while the access token given with it is good", () => {
    const { fetch, requests } = recordingFetch();
    const token = { accessToken: "a", refreshToken: "r", renewAt: hour, expiresAt: 2 * hour };
    expect(refreshToken({ clientId: "id", token, fetch })({})).toBe("a");
    expect(requests).toHaveLength(0);
  });

  test("that is missing gives a token error when it is needed", async () => {
    const token = { accessToken: "a", renewAt: 0, expiresAt: 0 };
    await expect(refreshToken({ clientId: "id", token })({})).rejects.toMatchObject({ kind: "token" });
  });

  test("needs an account where tokens are shared, so that users do not mix", () => {
    expect(() => refreshToken({ clientId: "id", token: "r", store: memoryStore() })).toThrow(
      "refreshToken: expected an account with the store",
    );
  });
});
