import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { closedPort } from "../../testing/faulty-server.ts";
import { secret } from "../../testing/recording-fetch.ts";
import type { StoredToken } from "./cache/token-store.ts";
import { type RefreshTokenOptions, refreshToken } from "./refresh-token.ts";
import {
  baseUrl,
  deferred,
  hourMs,
  neverResponds,
  type Step,
  scriptedEndpoint,
  tokenResponse,
} from "./testing/scripted-endpoint.ts";
import { memoryStore } from "./testing/token-stores.ts";

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A response with the access token `a2` and the refresh token `r2` for n = 2. */
const pair = (n: number, members: object = {}) =>
  tokenResponse({ access_token: `a${n}`, refresh_token: `r${n}`, ...members });

function provider(steps: Step[], options: Partial<RefreshTokenOptions> = {}) {
  const { fetch, requests } = scriptedEndpoint(...steps);
  const auth = refreshToken({ clientId: "id", token: "r1", account: "anna", fetch, ...options });
  const sent = () => requests.map(({ form }) => form.get("refresh_token"));
  return { auth, sent, requests };
}

test("a new refresh token is used for the next renewal and passed to onToken", async () => {
  const saved: (string | undefined)[] = [];
  const steps = [pair(2), tokenResponse({ access_token: "a3" }), pair(4)];
  const { auth, sent, requests } = provider(steps, {
    onToken: (token) => void saved.push(token.refreshToken),
  });
  expect(await auth({ baseUrl })).toBe("a2");
  expect(await auth({ baseUrl, rejected: "a2" })).toBe("a3");
  expect(await auth({ baseUrl, rejected: "a3" })).toBe("a4");
  expect(sent()).toEqual(["r1", "r2", "r2"]);
  expect(saved).toEqual(["r2", "r2", "r4"]);
  expect(requests[0]?.url).toBe("https://api.ev.energy/o/token/");
  expect(requests[0]?.form.get("client_id")).toBe("id");
  expect(requests[0]?.headers.has("authorization")).toBe(false);
});

test("refreshToken sends no request while the access token in the `token` option is valid", () => {
  const token = { accessToken: "a", refreshToken: "r", renewAt: hourMs, expiresAt: 2 * hourMs };
  const { auth, sent } = provider([pair(2)], { token });
  expect(auth({ baseUrl })).toBe("a");
  expect(sent()).toEqual([]);
});

test("an expired access token that has no refresh token causes a TokenError", async () => {
  const { auth, sent } = provider([pair(2)], { token: { accessToken: "a", renewAt: 0, expiresAt: 0 } });
  await expect(auth({ baseUrl })).rejects.toMatchObject({ kind: "token" });
  expect(sent()).toEqual([]);
});

test.each([
  ["a store without an account", { account: undefined, store: memoryStore() }, "account"],
  ["an empty refresh token", { token: "" }, "token"],
  ["an undefined token", { token: undefined }, "token"],
  [
    "a token without timestamps",
    { token: { accessToken: secret, refreshToken: secret } as StoredToken },
    "token",
  ],
])("refreshToken rejects %s immediately", (_, options, name) => {
  const make = () => refreshToken({ clientId: "id", token: "r", ...(options as object) });
  expect(make).toThrow(expect.objectContaining({ kind: "configuration" }));
  expect(make).toThrow(name);
  expect(make).not.toThrow(secret);
});

describe("new refresh token", () => {
  test.each(["onToken", "store"])(
    "if the `%s` option fails to save a new token, calls still use the token, and later calls retry the save",
    async (where) => {
      const store = memoryStore();
      const saved: (string | undefined)[] = [];
      let failures = 2;
      const fails = (token: StoredToken) => {
        if (failures-- > 0) throw new Error("disk full");
        saved.push(token.refreshToken);
      };
      if (where === "store") store.set = async (_, token) => fails(token);
      const { auth, sent } = provider([pair(2), pair(3)], {
        store,
        ...(where === "onToken" && { onToken: fails }),
      });
      expect(await auth({ baseUrl })).toBe("a2");
      expect(await auth({ baseUrl })).toBe("a2");
      expect(saved).toEqual([]);
      expect(await auth({ baseUrl })).toBe("a2");
      expect(saved).toEqual(["r2"]);
      expect(auth({ baseUrl })).toBe("a2");
      expect(await auth({ baseUrl, rejected: "a2" })).toBe("a3");
      expect(sent()).toEqual(["r1", "r2"]);
      expect(saved).toEqual(["r2", "r3"]);
    },
  );

  test("a refresh token that could not be saved is not used, and the TokenError's cause does not show the token", async () => {
    let failing = true;
    const saved: (string | undefined)[] = [];
    const onToken = (token: StoredToken) => {
      if (failing) throw new Error(`INSERT of ${JSON.stringify(token)} failed`);
      saved.push(token.refreshToken);
    };
    const long = { refresh_token: `${secret}-2` };
    const { auth, sent } = provider([pair(2, long), pair(3)], { onToken });
    expect(await auth({ baseUrl })).toBe("a2");
    const error = await Promise.resolve(auth({ baseUrl, rejected: "a2" })).catch((thrown) => thrown);
    expect(error).toMatchObject({ kind: "token", cause: { message: expect.stringContaining("INSERT of") } });
    expect(error.cause.message).not.toContain(secret);
    expect(sent()).toEqual(["r1"]);
    failing = false;
    expect(await auth({ baseUrl, rejected: "a2" })).toBe("a3");
    expect(saved).toEqual([`${secret}-2`, "r3"]);
  });

  test("an onToken that never settles delays only one call, by five seconds", async () => {
    const { auth } = provider([pair(2)], { onToken: async () => void (await neverResponds()) });
    const call = auth({ baseUrl });
    await vi.advanceTimersByTimeAsync(5001);
    expect(await call).toBe("a2");
    expect(auth({ baseUrl })).toBe("a2");
    expect(vi.getTimerCount()).toBe(0);
  });

  test("a new refresh token is used even if access_token or token_type in the same response is invalid", async () => {
    const saved: (string | undefined)[] = [];
    const steps = [pair(2, { access_token: undefined }), pair(3, { token_type: "mac" }), pair(4)];
    const { auth, sent } = provider(steps, { onToken: ({ refreshToken }) => void saved.push(refreshToken) });
    await expect(auth({ baseUrl })).rejects.toMatchObject({ kind: "token" });
    await expect(auth({ baseUrl })).rejects.toMatchObject({ kind: "token" });
    expect(await auth({ baseUrl })).toBe("a4");
    expect(sent()).toEqual(["r1", "r2", "r3"]);
    expect(saved).toEqual(["r2", "r3", "r4"]);
  });

  test("a renewal continues after the caller has given up, and the next call uses the new token", async () => {
    const response = deferred<Response>();
    const { auth, sent } = provider([() => response.promise]);
    const controller = new AbortController();
    const call = auth({ baseUrl, signal: controller.signal });
    await vi.waitFor(() => expect(sent()).toHaveLength(1));
    controller.abort(new Error("enough"));
    await expect(call).rejects.toThrow("enough");
    const next = auth({ baseUrl });
    response.resolve(pair(2));
    expect(await next).toBe("a2");
    expect(auth({ baseUrl })).toBe("a2");
    expect(sent()).toEqual(["r1"]);
  });

  test("a call whose signal has already aborted does not use the refresh token", async () => {
    const { auth, sent } = provider([pair(2)]);
    await expect(auth({ baseUrl, signal: AbortSignal.abort(new Error("enough")) })).rejects.toThrow("enough");
    expect(sent()).toEqual([]);
  });

  test("a refresh token that another process has stored is used instead of the old one", async () => {
    const store = memoryStore();
    const steps = [pair(2), pair(3), pair(4)];
    const { fetch, requests } = scriptedEndpoint(...steps);
    const options = { clientId: "id", token: "r1", account: "anna", store, fetch };
    const [mine, theirs] = [refreshToken(options), refreshToken(options)];
    expect(await mine({ baseUrl })).toBe("a2");
    expect(await theirs({ baseUrl })).toBe("a2");
    expect(await theirs({ baseUrl, rejected: "a2" })).toBe("a3");
    vi.setSystemTime(11 * hourMs);
    expect(await mine({ baseUrl, rejected: "a2" })).toBe("a4");
    expect(requests.map(({ form }) => form.get("refresh_token"))).toEqual(["r1", "r2", "r3"]);
  });
});

describe("second sign-in of an account", () => {
  const stored = { accessToken: "old", refreshToken: "r-old", renewAt: 0, expiresAt: 1 };
  const invalidGrant = tokenResponse({ error: "invalid_grant" }, 400);
  const onlyNew: Step = async (request) =>
    (await request.text()).includes("r-new") ? pair(2) : invalidGrant.clone();

  test.each([
    [
      "a token that is newer than the stored one is renewed",
      { accessToken: "new", refreshToken: "r-new", renewAt: 1, expiresAt: 2 },
      ["r-new"],
    ],
    [
      "a refresh token without timestamps is used after the stored one was rejected",
      "r-new",
      ["r-old", "r-new"],
    ],
  ])("after a second sign-in, %s", async (_, token, expected) => {
    const store = memoryStore();
    store.get = async () => stored;
    vi.setSystemTime(hourMs);
    const { auth, sent } = provider([onlyNew], { store, token });
    expect(await auth({ baseUrl })).toBe("a2");
    expect(sent()).toEqual(expected);
  });
});

describe("store that missed the latest renewal", () => {
  const used = { accessToken: "old", refreshToken: "r-used", renewAt: 9 * hourMs, expiresAt: 10 * hourMs };
  const newer = { accessToken: "new", refreshToken: "r-new", renewAt: 10 * hourMs, expiresAt: 11 * hourMs };
  const onlyNew: Step = async (request) =>
    (await request.text()).includes("r-new") ? pair(2) : tokenResponse({ error: "invalid_grant" }, 400);

  test("a stored token that is older than the one in the `token` option is not used", async () => {
    const store = memoryStore();
    store.get = async () => used;
    const { auth, sent } = provider([onlyNew], { store, token: newer });
    expect(await auth({ baseUrl })).toBe("new");
    expect(await auth({ baseUrl, rejected: "new" })).toBe("a2");
    expect(sent()).toEqual(["r-new"]);
  });

  test("if the stored refresh token is rejected, the one in the `token` option is tried", async () => {
    const store = memoryStore();
    store.get = async () => used;
    const { auth, sent } = provider([onlyNew], { store, token: "r-new" });
    expect(await auth({ baseUrl })).toBe("old");
    expect(await auth({ baseUrl, rejected: "old" })).toBe("a2");
    expect(sent()).toEqual(["r-used", "r-new"]);
  });
});

describe("retry of a refresh", () => {
  test.each([
    ["a 503 response", new Response(null, { status: 503 })],
    ["a 429 response", new Response(null, { status: 429, headers: { "retry-after": "0" } })],
    ["a broken connection", new TypeError("fetch failed")],
    [
      "a connection that the `fetch` option reports as refused",
      Object.assign(new TypeError("fetch failed"), {
        cause: Object.assign(new Error("connect"), { code: "ECONNREFUSED", syscall: "connect" }),
      }),
    ],
  ])(
    "a refresh request is not retried after %s, because the server may have processed the request",
    async (_, step) => {
      const { auth, sent } = provider([step, pair(2)]);
      await expect(auth({ baseUrl })).rejects.toMatchObject({ kind: "token" });
      expect(sent()).toEqual(["r1"]);
      expect(await auth({ baseUrl })).toBe("a2");
      expect(sent()).toEqual(["r1", "r1"]);
    },
  );

  test("a refresh request is retried after a refused connection, because it cannot have reached the server", async () => {
    vi.useRealTimers();
    const closed = `${await closedPort()}/o/token/`;
    const real = globalThis.fetch;
    let sent = 0;
    vi.stubGlobal("fetch", async (request: Request) => (sent++ === 0 ? real(request) : pair(2)));
    expect(await refreshToken({ clientId: "id", token: "r1", tokenUrl: closed })({ baseUrl })).toBe("a2");
    expect(sent).toBe(2);
  });
});
