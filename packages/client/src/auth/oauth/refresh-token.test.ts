import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { closedPort } from "../../testing/faulty-server.ts";
import { secret } from "../../testing/recording-fetch.ts";
import { type RefreshTokenOptions, refreshToken } from "./refresh-token.ts";
import {
  baseUrl,
  deferred,
  hourMs,
  memoryStore,
  type Step,
  scriptedEndpoint,
  tokenResponse,
} from "./testing/scripted-endpoint.ts";
import type { StoredToken } from "./token-store.ts";

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A response with the access token a2 and the refresh token r2, say. */
const pair = (n: number, members: object = {}) =>
  tokenResponse({ access_token: `a${n}`, refresh_token: `r${n}`, ...members });

function provider(steps: Step[], options: Partial<RefreshTokenOptions> = {}) {
  const { fetch, requests } = scriptedEndpoint(...steps);
  const auth = refreshToken({ clientId: "id", token: "r1", account: "anna", fetch, ...options });
  const sent = () => requests.map(({ form }) => form.get("refresh_token"));
  return { auth, sent, requests };
}

test("a refresh token gets access tokens, and the one that replaces it is used next and handed over", async () => {
  const kept: (string | undefined)[] = [];
  const steps = [pair(2), tokenResponse({ access_token: "a3" }), pair(4)];
  const { auth, sent, requests } = provider(steps, {
    onToken: (token) => void kept.push(token.refreshToken),
  });
  expect(await auth({ baseUrl })).toBe("a2");
  expect(await auth({ baseUrl, rejected: "a2" })).toBe("a3");
  expect(await auth({ baseUrl, rejected: "a3" })).toBe("a4");
  expect(sent()).toEqual(["r1", "r2", "r2"]);
  expect(kept).toEqual(["r2", "r2", "r4"]);
  expect(requests[0]?.url).toBe("https://api.ev.energy/o/token/");
  expect(requests[0]?.form.get("client_id")).toBe("id");
  expect(requests[0]?.headers.has("authorization")).toBe(false);
});

test("a refresh token is not used while the access token given with it is good", () => {
  const token = { accessToken: "a", refreshToken: "r", renewAt: hourMs, expiresAt: 2 * hourMs };
  const { auth, sent } = provider([pair(2)], { token });
  expect(auth({ baseUrl })).toBe("a");
  expect(sent()).toEqual([]);
});

test("a refresh token that is missing gives a token error when it is needed", async () => {
  const { auth, sent } = provider([pair(2)], { token: { accessToken: "a", renewAt: 0, expiresAt: 0 } });
  await expect(auth({ baseUrl })).rejects.toMatchObject({ kind: "token" });
  expect(sent()).toEqual([]);
});

describe("an option that cannot work is rejected at once:", () => {
  test.each([
    ["a store without an account", { account: undefined, store: memoryStore() }, "account"],
    ["an empty refresh token", { token: "" }, "token"],
    ["no token", { token: undefined }, "token"],
    [
      "a token without times",
      { token: { accessToken: secret, refreshToken: secret } as StoredToken },
      "token",
    ],
  ])("%s", (_, options, name) => {
    const make = () => refreshToken({ clientId: "id", token: "r", ...(options as object) });
    expect(make).toThrow(expect.objectContaining({ kind: "configuration" }));
    expect(make).toThrow(name);
    expect(make).not.toThrow(secret);
  });
});

describe("a new refresh token is never lost:", () => {
  test.each(["onToken", "store"])(
    "if %s fails, calls go on with the new token, and it is tried again before the next use",
    async (where) => {
      const store = memoryStore();
      const kept: (string | undefined)[] = [];
      let failures = 2;
      const fails = (token: StoredToken) => {
        if (failures-- > 0) throw new Error("disk full");
        kept.push(token.refreshToken);
      };
      if (where === "store") store.set = async (_, token) => fails(token);
      const { auth, sent } = provider([pair(2), pair(3)], {
        store,
        ...(where === "onToken" && { onToken: fails }),
      });
      expect(await auth({ baseUrl })).toBe("a2");
      expect(await auth({ baseUrl })).toBe("a2");
      expect(kept).toEqual([]);
      expect(await auth({ baseUrl })).toBe("a2");
      expect(kept).toEqual(["r2"]);
      expect(auth({ baseUrl })).toBe("a2");
      expect(await auth({ baseUrl, rejected: "a2" })).toBe("a3");
      expect(sent()).toEqual(["r1", "r2"]);
      expect(kept).toEqual(["r2", "r3"]);
    },
  );

  test("while it cannot be saved it is not used up, and the error says why without showing it", async () => {
    let failing = true;
    const kept: (string | undefined)[] = [];
    const onToken = (token: StoredToken) => {
      if (failing) throw new Error(`INSERT of ${JSON.stringify(token)} failed`);
      kept.push(token.refreshToken);
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
    expect(kept).toEqual([`${secret}-2`, "r3"]);
  });

  test("a place that never finishes saving holds calls up for five seconds, not for ever", async () => {
    const { auth } = provider([pair(2)], { onToken: () => new Promise(() => {}) });
    const asked = auth({ baseUrl });
    await vi.advanceTimersByTimeAsync(5001);
    expect(await asked).toBe("a2");
    expect(auth({ baseUrl })).toBe("a2");
    expect(vi.getTimerCount()).toBe(0);
  });

  test("it counts although the rest of the response is unusable", async () => {
    const kept: (string | undefined)[] = [];
    const steps = [pair(2, { access_token: undefined }), pair(3, { token_type: "mac" }), pair(4)];
    const { auth, sent } = provider(steps, { onToken: ({ refreshToken }) => void kept.push(refreshToken) });
    await expect(auth({ baseUrl })).rejects.toMatchObject({ kind: "token" });
    await expect(auth({ baseUrl })).rejects.toMatchObject({ kind: "token" });
    expect(await auth({ baseUrl })).toBe("a4");
    expect(sent()).toEqual(["r1", "r2", "r3"]);
    expect(kept).toEqual(["r2", "r3", "r4"]);
  });

  test("it arrives although the caller has given up, and the next call uses it", async () => {
    const response = deferred<Response>();
    const { auth, sent } = provider([() => response.promise]);
    const controller = new AbortController();
    const asked = auth({ baseUrl, signal: controller.signal });
    await vi.waitFor(() => expect(sent()).toHaveLength(1));
    controller.abort(new Error("enough"));
    await expect(asked).rejects.toThrow("enough");
    const next = auth({ baseUrl });
    response.resolve(pair(2));
    expect(await next).toBe("a2");
    expect(auth({ baseUrl })).toBe("a2");
    expect(sent()).toEqual(["r1"]);
  });

  test("a caller that gives up before anything was sent uses nothing up", async () => {
    const { auth, sent } = provider([pair(2)]);
    await expect(auth({ baseUrl, signal: AbortSignal.abort(new Error("enough")) })).rejects.toThrow("enough");
    expect(sent()).toEqual([]);
  });

  test("what another process has stored since is used in place of the old one", async () => {
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

describe("a user who signs in again with the same account", () => {
  const stored = { accessToken: "old", refreshToken: "r-old", renewAt: 0, expiresAt: 1 };
  const dead = tokenResponse({ error: "invalid_grant" }, 400);
  const onlyNew: Step = async (request) =>
    (await request.text()).includes("r-new") ? pair(2) : dead.clone();

  test.each([
    [
      "whose token is younger than the stored one is renewed with it",
      { accessToken: "new", refreshToken: "r-new", renewAt: 1, expiresAt: 2 },
      ["r-new"],
    ],
    [
      "of whom only the refresh token is known is renewed with it after the stored one was rejected",
      "r-new",
      ["r-old", "r-new"],
    ],
  ])("%s", async (_, token, expected) => {
    const store = memoryStore();
    store.get = async () => stored;
    vi.setSystemTime(hourMs);
    const { auth, sent } = provider([onlyNew], { store, token });
    expect(await auth({ baseUrl })).toBe("a2");
    expect(sent()).toEqual(expected);
  });
});

describe("a store that missed the latest renewal", () => {
  const used = { accessToken: "old", refreshToken: "r-used", renewAt: 9 * hourMs, expiresAt: 10 * hourMs };
  const kept = { accessToken: "new", refreshToken: "r-new", renewAt: 10 * hourMs, expiresAt: 11 * hourMs };
  const onlyNew: Step = async (request) =>
    (await request.text()).includes("r-new") ? pair(2) : tokenResponse({ error: "invalid_grant" }, 400);

  test("does not bring back a token that is older than the one to begin with", async () => {
    const store = memoryStore();
    store.get = async () => used;
    const { auth, sent } = provider([onlyNew], { store, token: kept });
    expect(await auth({ baseUrl })).toBe("new");
    expect(await auth({ baseUrl, rejected: "new" })).toBe("a2");
    expect(sent()).toEqual(["r-new"]);
  });

  test("does not make the refresh token to begin with forgotten while its own access token is used", async () => {
    const store = memoryStore();
    store.get = async () => used;
    const { auth, sent } = provider([onlyNew], { store, token: "r-new" });
    expect(await auth({ baseUrl })).toBe("old");
    expect(await auth({ baseUrl, rejected: "old" })).toBe("a2");
    expect(sent()).toEqual(["r-used", "r-new"]);
  });
});

describe("a refresh", () => {
  test.each([
    ["503", new Response(null, { status: 503 })],
    ["429", new Response(null, { status: 429, headers: { "retry-after": "0" } })],
    ["a broken connection", new TypeError("fetch failed")],
    [
      "a refused connection of a fetch of the user's own",
      Object.assign(new TypeError("fetch failed"), {
        cause: Object.assign(new Error("connect"), { code: "ECONNREFUSED", syscall: "connect" }),
      }),
    ],
  ])("is not sent again after %s: the server may have acted on it", async (_, step) => {
    const { auth, sent } = provider([step, pair(2)]);
    await expect(auth({ baseUrl })).rejects.toMatchObject({ kind: "token" });
    expect(sent()).toEqual(["r1"]);
    expect(await auth({ baseUrl })).toBe("a2");
    expect(sent()).toEqual(["r1", "r1"]);
  });

  test("is sent again if the connection was refused, for then it certainly never left", async () => {
    vi.useRealTimers();
    const closed = `${await closedPort()}/o/token/`;
    const real = globalThis.fetch;
    let sent = 0;
    vi.stubGlobal("fetch", async (request: Request) => (sent++ === 0 ? real(request) : pair(2)));
    expect(await refreshToken({ clientId: "id", token: "r1", tokenUrl: closed })({ baseUrl })).toBe("a2");
    expect(sent).toBe(2);
  });
});
