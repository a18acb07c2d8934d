import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { secret } from "../../../testing/recording-fetch.ts";
import { clientCredentials } from "../client-credentials.ts";
import { refreshToken } from "../refresh-token.ts";
import {
  baseUrl,
  deferred,
  scriptedCredentials,
  scriptedEndpoint,
  tokens,
} from "../testing/scripted-endpoint.ts";
import { lockingStore, memoryStore } from "../testing/token-stores.ts";

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

const id = { clientId: "id", clientSecret: secret };

test("the key of a stored token depends on token URL, client ID and scope, and contains no secret", async () => {
  const store = memoryStore();
  const { fetch, requests } = scriptedEndpoint(...tokens("one", "two", "three", "four"));
  const options = { ...id, fetch, store };
  const getToken = async (more: object, url = baseUrl) =>
    clientCredentials({ ...options, ...more })({ baseUrl: url });
  expect(await getToken({})).toBe("one");
  expect(await getToken({})).toBe("one");
  expect(await getToken({ scope: ["vehicle:read"] })).toBe("two");
  expect(await getToken({ clientId: "other" })).toBe("three");
  expect(await getToken({}, "https://staging.example/v2")).toBe("four");
  expect(requests).toHaveLength(4);
  expect([...store.tokens.keys()].join()).not.toContain(secret);
});

test("after a 401, a process uses the token that another process has stored, without a token request", async () => {
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

test("with a store that locks, eight processes share one token request, and later share one renewal", async () => {
  const { fetch, requests } = scriptedEndpoint(...tokens("one", "two"));
  const store = lockingStore();
  const processes = Array.from({ length: 8 }, () => clientCredentials({ ...id, fetch, store }));
  expect(await Promise.all(processes.map((auth) => auth({ baseUrl })))).toEqual(Array(8).fill("one"));
  const renewed = processes.map((auth) => auth({ baseUrl, rejected: "one" }));
  expect(await Promise.all(renewed)).toEqual(Array(8).fill("two"));
  expect(requests).toHaveLength(2);
});

test.each([
  ["a string", "token"],
  ["null", null],
  ["a list", ["token"]],
  ["an empty object", {}],
  ["a token without renewAt", { accessToken: "stale", expiresAt: 1e15 }],
  ["an access token that is a number", { accessToken: 42, renewAt: 1e15, expiresAt: 1e15 }],
  ["an access token with a line break", { accessToken: "a\nb", renewAt: 1e15, expiresAt: 1e15 }],
  ["an empty access token", { accessToken: "", renewAt: 1e15, expiresAt: 1e15 }],
  ["timestamps that are strings", { accessToken: "stale", renewAt: "1e15", expiresAt: "1e15" }],
  ["timestamps that are NaN", { accessToken: "stale", renewAt: Number.NaN, expiresAt: Number.NaN }],
  [
    "a refresh token that is an object",
    { accessToken: "s", refreshToken: {}, renewAt: 1e15, expiresAt: 1e15 },
  ],
])("if a token store returns %s, a new token is fetched and stored", async (_, broken) => {
  const store = memoryStore();
  store.get = async () => broken as never;
  const { auth } = scriptedCredentials(tokens("good"), { store });
  expect(await auth({ baseUrl })).toBe("good");
  expect([...store.tokens.values()]).toMatchObject([{ accessToken: "good" }]);
});

test("if a token store throws, the TokenError's cause is the store's error with the secret redacted", async () => {
  const store = memoryStore();
  store.get = () => {
    throw new Error(`connect as ${secret} failed`);
  };
  const { auth } = scriptedCredentials(tokens("token"), { clientSecret: secret, store });
  await expect(auth({ baseUrl })).rejects.toMatchObject({
    kind: "token",
    message: "The token store failed",
    cause: { message: "connect as [redacted] failed" },
  });
});

test("if a token store fails to release its lock after a renewal, the new token is still returned", async () => {
  const store = memoryStore();
  store.exclusively = async (_, renewal) => {
    await renewal();
    throw new Error("the lock has expired");
  };
  const { auth } = scriptedCredentials(tokens("token"), { store });
  expect(await auth({ baseUrl })).toBe("token");
});

test("if a store that locks never runs the renewal, the call fails with a TokenError", async () => {
  const store = { ...memoryStore(), exclusively: async () => undefined as never };
  const { auth } = scriptedCredentials(tokens("token"), { store });
  await expect(auth({ baseUrl })).rejects.toMatchObject({ kind: "token" });
});

/** A store whose lock is held, as if by another process, until `release` is called. */
function heldStore(respectsSignal: boolean) {
  const lock = deferred();
  const store = memoryStore();
  store.exclusively = async (_, renewal, options) => {
    const aborted = new Promise<never>((__, reject) => {
      const { signal } = options ?? {};
      if (respectsSignal) signal?.addEventListener("abort", () => reject(signal.reason));
    });
    await Promise.race([lock.promise, aborted]);
    return renewal();
  };
  return { store, release: () => lock.resolve() };
}

test.each([
  ["client credentials", "respects", true],
  ["client credentials", "ignores", false],
  ["a refresh token", "respects", true],
  ["a refresh token", "ignores", false],
])(
  "with %s, a caller can give up waiting for the lock of a store that %s the caller's signal",
  async (kind, _, respects) => {
    const { store, release } = heldStore(respects);
    const { fetch, requests } = scriptedEndpoint(...tokens("token"));
    const options = { ...id, store, fetch };
    const auth =
      kind === "client credentials"
        ? clientCredentials(options)
        : refreshToken({ ...options, token: "r1", account: "anna" });
    const controller = new AbortController();
    const call = Promise.resolve(auth({ baseUrl, signal: controller.signal }));
    controller.abort(new Error("enough"));
    await expect(call).rejects.toThrow("enough");
    release();
    await vi.advanceTimersByTimeAsync(10);
    expect(requests).toHaveLength(0);
    expect(await auth({ baseUrl })).toBe("token");
    expect(requests).toHaveLength(1);
  },
);
