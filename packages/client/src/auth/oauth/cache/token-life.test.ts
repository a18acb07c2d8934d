import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  baseUrl,
  dayMs,
  hourMs,
  scriptedCredentials,
  tokenResponse,
  tokens,
} from "../testing/scripted-endpoint.ts";
import { memoryStore } from "../testing/token-stores.ts";

beforeEach(() => void vi.useFakeTimers({ now: 1_800_000_000_000 }));
afterEach(() => void vi.useRealTimers());

describe("wall-clock jump", () => {
  test("setting the clock back by a day does not prolong a token's life", async () => {
    const { auth, requests } = scriptedCredentials(tokens("first", "second"));
    await auth({ baseUrl });
    vi.setSystemTime(Date.now() - dayMs);
    vi.advanceTimersByTime(9 * hourMs);
    expect(auth({ baseUrl })).toBe("first");
    vi.advanceTimersByTime(hourMs);
    expect(await auth({ baseUrl })).toBe("second");
    expect(requests).toHaveLength(2);
  });

  test("after the clock is set back by a day, an expired token is not used, even if the renewal fails", async () => {
    const { auth } = scriptedCredentials([
      ...tokens("first"),
      tokenResponse({ error: "invalid_client" }, 401),
    ]);
    await auth({ baseUrl });
    vi.setSystemTime(Date.now() - dayMs);
    vi.advanceTimersByTime(10 * hourMs);
    await expect(auth({ baseUrl })).rejects.toMatchObject({ code: "invalid_client" });
  });

  test("setting the clock back by a day does not prolong the life of a token from a store", async () => {
    const store = memoryStore();
    const { auth } = scriptedCredentials(tokens("first", "second"), { store });
    const other = scriptedCredentials(tokens("other"), { store }).auth;
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
  ])("after the clock jumps %s, a token is renewed at most once, not with each call", async (_, jumpMs) => {
    const { auth, requests } = scriptedCredentials([tokenResponse({ access_token: "token" })]);
    await auth({ baseUrl });
    vi.setSystemTime(Date.now() + jumpMs);
    for (let call = 0; call < 20; call++) {
      await auth({ baseUrl });
      vi.advanceTimersByTime(1000);
    }
    expect(requests.length).toBeLessThanOrEqual(2);
  });

  test("setting the clock back by a day during the token request does not change the token's lifetime", async () => {
    const { auth } = scriptedCredentials([
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

describe("expires_in", () => {
  test.each([0, -1, -1e12, "0", "-5"])(
    "a token with expires_in %j has expired on arrival, so the next call renews it",
    async (expires_in) => {
      const { auth, requests } = scriptedCredentials([tokenResponse({ access_token: "token", expires_in })]);
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
  ])("a token with expires_in %j expires after %d ms", async (expires_in, lifetimeMs) => {
    const { auth, requests } = scriptedCredentials([tokenResponse({ access_token: "token", expires_in })]);
    await auth({ baseUrl });
    vi.advanceTimersByTime(lifetimeMs - 300_001);
    expect(auth({ baseUrl })).toBe("token");
    expect(requests).toHaveLength(1);
    vi.advanceTimersByTime(310_000);
    await auth({ baseUrl });
    expect(requests).toHaveLength(2);
  });
});
