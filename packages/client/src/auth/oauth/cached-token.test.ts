import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { clientCredentials } from "./client-credentials.ts";
import { refreshToken } from "./refresh-token.ts";
import {
  baseUrl,
  dayMs,
  deferred,
  hourMs,
  memoryStore,
  type Step,
  scriptedEndpoint,
  tokenResponse,
  tokens,
} from "./testing/scripted-endpoint.ts";
import type { TokenStore } from "./token-store.ts";

beforeEach(() => void vi.useFakeTimers({ now: 1_800_000_000_000 }));
afterEach(() => void vi.useRealTimers());

function credentials(steps: Step[], store?: TokenStore) {
  const { fetch, requests } = scriptedEndpoint(...steps);
  return { auth: clientCredentials({ clientId: "id", clientSecret: "secret", fetch, store }), requests };
}

/** An endpoint that never responds, and the signal of its last request. */
function hanging() {
  let signal: AbortSignal | undefined;
  const step: Step = (request) => {
    signal = request.signal;
    return new Promise<Response>(() => {});
  };
  return { step, aborted: () => signal?.aborted };
}

describe("a renewal that several calls wait for", () => {
  test("goes on as long as one of them waits, and is aborted when the last one gives up", async () => {
    const { step, aborted } = hanging();
    const { auth, requests } = credentials([step, ...tokens("second")]);
    const callers = Array.from({ length: 3 }, () => new AbortController());
    const calls = callers.map(({ signal }) => Promise.resolve(auth({ baseUrl, signal })));
    const outcomes = Promise.allSettled(calls);
    await vi.waitFor(() => expect(requests).toHaveLength(1));
    callers[0]?.abort(new Error("first"));
    callers[2]?.abort(new Error("third"));
    await expect(calls[0]).rejects.toThrow("first");
    expect(aborted()).toBe(false);
    callers[1]?.abort(new Error("second"));
    await expect(calls[1]).rejects.toThrow("second");
    expect(aborted()).toBe(true);
    expect((await outcomes).map(({ status }) => status)).toEqual(Array(3).fill("rejected"));
    expect(vi.getTimerCount()).toBe(0);
    // The next call does not join what was given up.
    expect(await auth({ baseUrl })).toBe("second");
  });

  test("goes on for a caller without a signal", async () => {
    const response = deferred<Response>();
    const { auth } = credentials([() => response.promise]);
    const controller = new AbortController();
    const left = Promise.resolve(auth({ baseUrl, signal: controller.signal }));
    const stays = auth({ baseUrl });
    controller.abort(new Error("left"));
    await expect(left).rejects.toThrow("left");
    response.resolve(tokenResponse({ access_token: "token" }));
    expect(await stays).toBe("token");
  });

  test("fails for all of them with the same error, and the next call starts over", async () => {
    const { auth, requests } = credentials([
      tokenResponse({ error: "invalid_client" }, 401),
      ...tokens("token"),
    ]);
    const outcomes = await Promise.allSettled([auth({ baseUrl }), auth({ baseUrl })]);
    for (const outcome of outcomes) expect(outcome).toMatchObject({ reason: { code: "invalid_client" } });
    expect(await auth({ baseUrl })).toBe("token");
    expect(requests).toHaveLength(2);
  });

  test("that comes back with the token that one of them saw rejected is repeated for that one", async () => {
    const store = memoryStore();
    const { auth, requests } = credentials([...tokens("first", "second")], store);
    await auth({ baseUrl });
    vi.setSystemTime(Date.now() + 11 * hourMs);
    const [key = ""] = store.tokens.keys();
    // Another process's token, which this process takes over before it is rejected.
    const stale = { accessToken: "stale", renewAt: Date.now() + hourMs, expiresAt: Date.now() + 2 * hourMs };
    store.tokens.set(key, stale);
    const calls = [auth({ baseUrl }), auth({ baseUrl, rejected: "stale" })];
    expect(await Promise.all(calls)).toEqual(["stale", "second"]);
    expect(requests).toHaveLength(2);
  });

  test("leaves no listener on a signal that outlives the calls", async () => {
    const { auth } = credentials([tokenResponse({ access_token: "token", expires_in: 0 })]);
    const { signal } = new AbortController();
    let listeners = 0;
    const { addEventListener, removeEventListener } = signal;
    signal.addEventListener = (...args: Parameters<typeof addEventListener>) => {
      listeners++;
      addEventListener.apply(signal, args);
    };
    signal.removeEventListener = (...args: Parameters<typeof removeEventListener>) => {
      listeners--;
      removeEventListener.apply(signal, args);
    };
    await Promise.all(Array.from({ length: 30 }, () => auth({ baseUrl, signal })));
    await auth({ baseUrl, signal });
    expect(listeners).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("a waiter for a store's lock", () => {
  /** A store whose lock somebody else holds, for ever or until it is released. */
  function heldStore(respectsSignal: boolean) {
    const held = deferred();
    const store = memoryStore();
    store.exclusively = async (_, renewal, options) => {
      const left = new Promise<never>((__, reject) => {
        const { signal } = options ?? {};
        if (respectsSignal) signal?.addEventListener("abort", () => reject(signal.reason));
      });
      await Promise.race([held.promise, left]);
      return renewal();
    };
    return { store, release: () => held.resolve() };
  }

  test.each([
    ["client credentials", true],
    ["client credentials", false],
    ["a refresh token", true],
    ["a refresh token", false],
  ])(
    "leaves with its caller and sends nothing: %s, store that respects the signal: %s",
    async (kind, respects) => {
      const { store, release } = heldStore(respects);
      const { fetch, requests } = scriptedEndpoint(...tokens("token"));
      const options = { clientId: "id", clientSecret: "secret", store, fetch };
      const auth =
        kind === "client credentials"
          ? clientCredentials(options)
          : refreshToken({ ...options, token: "r1", account: "anna" });
      const controller = new AbortController();
      const asked = Promise.resolve(auth({ baseUrl, signal: controller.signal }));
      controller.abort(new Error("enough"));
      await expect(asked).rejects.toThrow("enough");
      release();
      await vi.advanceTimersByTimeAsync(10);
      expect(requests).toHaveLength(0);
      expect(await auth({ baseUrl })).toBe("token");
      expect(requests).toHaveLength(1);
    },
  );
});

describe("when the wall clock jumps", () => {
  test("back by a day, a token that has expired is not kept alive", async () => {
    const { auth, requests } = credentials(tokens("first", "second"));
    await auth({ baseUrl });
    vi.setSystemTime(Date.now() - dayMs);
    vi.advanceTimersByTime(9 * hourMs);
    expect(auth({ baseUrl })).toBe("first");
    vi.advanceTimersByTime(hourMs);
    expect(await auth({ baseUrl })).toBe("second");
    expect(requests).toHaveLength(2);
  });

  test("back by a day, a token that has expired is not used even if there is no other one", async () => {
    const { auth } = credentials([...tokens("first"), tokenResponse({ error: "invalid_client" }, 401)]);
    await auth({ baseUrl });
    vi.setSystemTime(Date.now() - dayMs);
    vi.advanceTimersByTime(10 * hourMs);
    await expect(auth({ baseUrl })).rejects.toMatchObject({ code: "invalid_client" });
  });

  test("back by a day, a stored token that is taken over is not kept alive either", async () => {
    const store = memoryStore();
    const { auth } = credentials(tokens("first", "second"), store);
    const other = credentials(tokens("other"), store).auth;
    await auth({ baseUrl });
    expect(await other({ baseUrl })).toBe("first");
    vi.setSystemTime(Date.now() - dayMs);
    vi.advanceTimersByTime(10 * hourMs);
    expect(await other({ baseUrl })).toBe("other");
  });

  test.each([
    ["forward by a day", dayMs],
    ["back by a day", -dayMs],
    ["forward by a year", 365 * dayMs],
  ])("%s, the token is renewed once at most, not with each call", async (_, jumpMs) => {
    const { auth, requests } = credentials([tokenResponse({ access_token: "token" })]);
    await auth({ baseUrl });
    vi.setSystemTime(Date.now() + jumpMs);
    for (let call = 0; call < 20; call++) {
      await auth({ baseUrl });
      vi.advanceTimersByTime(1000);
    }
    expect(requests.length).toBeLessThanOrEqual(2);
  });

  test("in the middle of a token request, the token lives as long as the endpoint says", async () => {
    const { auth } = credentials([
      () => {
        vi.setSystemTime(Date.now() - dayMs);
        return tokenResponse({ access_token: "first" });
      },
      ...tokens("second"),
    ]);
    await auth({ baseUrl });
    vi.advanceTimersByTime(9 * hourMs);
    expect(auth({ baseUrl })).toBe("first");
    vi.advanceTimersByTime(hourMs);
    expect(await auth({ baseUrl })).toBe("second");
  });
});

describe("expires_in of", () => {
  test.each([0, -1, -1e12, "0", "-5"])(
    "%j is a token that has expired: the next call renews it",
    async (expires_in) => {
      const { auth, requests } = credentials([tokenResponse({ access_token: "token", expires_in })]);
      expect(await auth({ baseUrl })).toBe("token");
      expect(await auth({ baseUrl })).toBe("token");
      expect(requests).toHaveLength(2);
    },
  );

  test.each([
    [3600, hourMs],
    ["3600", hourMs],
    [" 3600.5 ", hourMs],
    ["3600s", hourMs],
    [undefined, 10 * hourMs],
    [null, 10 * hourMs],
    ["", 10 * hourMs],
    ["soon", 10 * hourMs],
    ["NaN", 10 * hourMs],
    [true, 10 * hourMs],
    [{}, 10 * hourMs],
    [[], 10 * hourMs],
    [1e12, 365 * dayMs],
    ["Infinity", 365 * dayMs],
  ])("%j is a token that lives for %d ms", async (expires_in, lifeMs) => {
    const { auth, requests } = credentials([tokenResponse({ access_token: "token", expires_in })]);
    await auth({ baseUrl });
    vi.advanceTimersByTime(lifeMs - 300_001);
    expect(auth({ baseUrl })).toBe("token");
    expect(requests).toHaveLength(1);
    vi.advanceTimersByTime(310_000);
    await auth({ baseUrl });
    expect(requests).toHaveLength(2);
  });
});
