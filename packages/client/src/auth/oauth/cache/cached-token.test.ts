import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  baseUrl,
  deferred,
  hourMs,
  neverResponds,
  type Step,
  scriptedCredentials,
  tokenResponse,
  tokens,
} from "../testing/scripted-endpoint.ts";
import { memoryStore } from "../testing/token-stores.ts";

const now = 1_800_000_000_000;
beforeEach(() => void vi.useFakeTimers({ now }));
afterEach(() => void vi.useRealTimers());

describe("cached token", () => {
  test("concurrent calls share one token request, and later calls get the token synchronously", async () => {
    const { auth, requests } = scriptedCredentials(tokens("token"));
    expect(await Promise.all(Array.from({ length: 20 }, () => auth({ baseUrl })))).toEqual(
      Array(20).fill("token"),
    );
    expect(auth({ baseUrl })).toBe("token");
    expect(requests).toHaveLength(1);
  });

  test("a call does not use an expired token, but waits for a new one", async () => {
    const { auth } = scriptedCredentials(tokens("first", "second"));
    await auth({ baseUrl });
    vi.setSystemTime(now + 10 * hourMs);
    expect(await auth({ baseUrl })).toBe("second");
  });

  test("several calls whose token was rejected share one renewal", async () => {
    const { auth, requests } = scriptedCredentials(tokens("first", "second"));
    await auth({ baseUrl });
    const rejected = "first";
    const renewed = await Promise.all(Array.from({ length: 5 }, () => auth({ baseUrl, rejected })));
    expect(renewed).toEqual(Array(5).fill("second"));
    expect(auth({ baseUrl, rejected })).toBe("second");
    expect(requests).toHaveLength(2);
  });

  test("if a renewal returns the rejected token again, the call gets that token without a second renewal", async () => {
    const { auth, requests } = scriptedCredentials(tokens("same"));
    await auth({ baseUrl });
    expect(await auth({ baseUrl, rejected: "same" })).toBe("same");
    expect(requests).toHaveLength(2);
  });
});

describe("early renewal", () => {
  test("five minutes before a token expires, one call renews the token, while other calls use the old one", async () => {
    const { auth, requests } = scriptedCredentials(tokens("first", "second"));
    await auth({ baseUrl });
    vi.setSystemTime(now + 10 * hourMs - 301_000);
    expect(auth({ baseUrl })).toBe("first");
    vi.setSystemTime(now + 10 * hourMs - 299_000);
    const renewing = auth({ baseUrl });
    expect(auth({ baseUrl })).toBe("first");
    expect(await renewing).toBe("second");
    expect(auth({ baseUrl })).toBe("second");
    expect(requests).toHaveLength(2);
  });

  test("if an early renewal fails, calls use the old token and retry the renewal after half a minute", async () => {
    const { auth, requests } = scriptedCredentials([
      ...tokens("first"),
      tokenResponse({ error: "invalid_client" }, 401),
      ...tokens("second"),
    ]);
    await auth({ baseUrl });
    vi.setSystemTime(now + 10 * hourMs - 200_000);
    expect(await auth({ baseUrl })).toBe("first");
    expect(auth({ baseUrl })).toBe("first");
    expect(requests).toHaveLength(2);
    vi.advanceTimersByTime(31_000);
    expect(await auth({ baseUrl })).toBe("second");
  });

  test("a call whose early renewal hangs uses the old token after five seconds, and leaves no timer", async () => {
    const { auth } = scriptedCredentials([...tokens("first"), neverResponds]);
    await auth({ baseUrl });
    vi.setSystemTime(now + 10 * hourMs - 200_000);
    const renewing = auth({ baseUrl });
    await vi.advanceTimersByTimeAsync(5001);
    expect(await renewing).toBe("first");
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("shared renewal", () => {
  test("a shared renewal is aborted only when all calls that wait for the new token have given up", async () => {
    let requestSignal: AbortSignal | undefined;
    const hanging: Step = (request) => {
      requestSignal = request.signal;
      return neverResponds();
    };
    const { auth, requests } = scriptedCredentials([hanging, ...tokens("second")]);
    const callers = Array.from({ length: 3 }, () => new AbortController());
    const calls = callers.map(({ signal }) => Promise.resolve(auth({ baseUrl, signal })));
    const outcomes = Promise.allSettled(calls);
    await vi.waitFor(() => expect(requests).toHaveLength(1));
    callers[0]?.abort(new Error("first"));
    callers[2]?.abort(new Error("third"));
    await expect(calls[0]).rejects.toThrow("first");
    expect(requestSignal?.aborted).toBe(false);
    callers[1]?.abort(new Error("second"));
    await expect(calls[1]).rejects.toThrow("second");
    expect(requestSignal?.aborted).toBe(true);
    expect((await outcomes).map(({ status }) => status)).toEqual(Array(3).fill("rejected"));
    expect(vi.getTimerCount()).toBe(0);
    // The next call starts a new renewal instead of joining the aborted one.
    expect(await auth({ baseUrl })).toBe("second");
  });

  test("a shared renewal continues for a caller without a signal after another caller has given up", async () => {
    const response = deferred<Response>();
    const { auth } = scriptedCredentials([() => response.promise]);
    const controller = new AbortController();
    const left = Promise.resolve(auth({ baseUrl, signal: controller.signal }));
    const stays = auth({ baseUrl });
    controller.abort(new Error("left"));
    await expect(left).rejects.toThrow("left");
    response.resolve(tokenResponse({ access_token: "token" }));
    expect(await stays).toBe("token");
  });

  test("a failed renewal fails all waiting calls with the same error, and the next call tries again", async () => {
    const { auth, requests } = scriptedCredentials([
      tokenResponse({ error: "invalid_client" }, 401),
      ...tokens("token"),
    ]);
    const outcomes = await Promise.allSettled([auth({ baseUrl }), auth({ baseUrl })]);
    for (const outcome of outcomes) expect(outcome).toMatchObject({ reason: { code: "invalid_client" } });
    expect(await auth({ baseUrl })).toBe("token");
    expect(requests).toHaveLength(2);
  });

  test("if a shared renewal returns the token that was rejected for one caller, that caller renews again", async () => {
    const store = memoryStore();
    const { auth, requests } = scriptedCredentials(tokens("first", "second"), { store });
    await auth({ baseUrl });
    vi.setSystemTime(Date.now() + 11 * hourMs);
    const [key = ""] = store.tokens.keys();
    // Another process's token: the first call adopts it, but the API has already rejected it for the second.
    const stale = { accessToken: "stale", renewAt: Date.now() + hourMs, expiresAt: Date.now() + 2 * hourMs };
    store.tokens.set(key, stale);
    const calls = [auth({ baseUrl }), auth({ baseUrl, rejected: "stale" })];
    expect(await Promise.all(calls)).toEqual(["stale", "second"]);
    expect(requests).toHaveLength(2);
  });

  test("token renewals leave no listener on an AbortSignal that outlives the calls", async () => {
    const { auth } = scriptedCredentials([tokenResponse({ access_token: "token", expires_in: 0 })]);
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
