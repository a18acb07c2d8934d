import { describe, expect, test } from "vitest";
import { createVehiclesClient } from "../../create-vehicles-client.ts";
import { settle } from "../../result.ts";
import { json, problem, recordingFetch, userA, userB } from "../../testing/recording-fetch.ts";

describe("the options of a call", () => {
  test("a call's timeoutMs or totalTimeoutMs ends only that call", async () => {
    const fetch = () => new Promise<Response>((resolve) => setTimeout(() => resolve(json([])), 100));
    const ev = createVehiclesClient({ fetch, retry: false });
    const [attempt, total, unlimited] = await Promise.all([
      settle(ev.GET("/vehicles", { timeoutMs: 20 })),
      settle(ev.GET("/vehicles", { totalTimeoutMs: 30 })),
      settle(ev.GET("/vehicles")),
    ]);
    expect(attempt.error).toMatchObject({ kind: "timeout", timeoutMs: 20 });
    expect(total.error).toMatchObject({ kind: "timeout", timeoutMs: 30 });
    expect(unlimited.data).toEqual([]);
  });

  test("with maxWaitMs: 0, a call fails at once instead of waiting for a retry", async () => {
    const { fetch, requests } = recordingFetch(problem(429, {}, { "retry-after": "30" }));
    const ev = createVehiclesClient({ fetch });
    const { error } = await settle(ev.GET("/vehicles", { maxWaitMs: 0 }));
    expect(error?.kind).toBe("rateLimited");
    expect(requests).toHaveLength(1);
  });

  test("a call's retry option replaces only the members that it sets of the client's retry option", async () => {
    const { fetch, requests } = recordingFetch(problem(503));
    const ev = createVehiclesClient({ fetch, retry: { baseDelayMs: 0, retries: 1 } });
    await ev.GET("/vehicles", { retry: false });
    expect(requests).toHaveLength(1);
    await ev.GET("/vehicles", { retry: { retries: 3 } });
    expect(requests).toHaveLength(5);
  });

  test("a call's user option, an ID or a URL, replaces the client's user", async () => {
    const { fetch, requests } = recordingFetch();
    const ev = createVehiclesClient({ fetch, user: userA });
    await ev.GET("/vehicles", { user: userB });
    await ev.GET("/vehicles", {
      user: `https://api.ev.energy/v2/users/${userB}`,
      headers: { "X-Trace": "1" },
    });
    await ev.GET("/vehicles", { user: userB, headers: new Headers({ "X-Trace": "2" }) });
    await ev.GET("/vehicles", { user: undefined });
    expect(requests.map(({ headers }) => headers.get("evenergy-user"))).toEqual([userB, userB, userB, userA]);
    expect(requests.map(({ headers }) => headers.get("x-trace"))).toEqual([null, "1", "2", null]);
    await expect(ev.GET("/vehicles", { user: "me" })).rejects.toThrow(/^user: expected "user" and 26/);
  });

  test("a call with budget: false does not wait, but its response still updates the budget", async () => {
    const spent = { headers: { "x-ratelimit-limit": "10", "x-ratelimit-remaining": "0" } };
    const { fetch, requests } = recordingFetch(json([], spent));
    const ev = createVehiclesClient({ fetch, maxWaitMs: 0 });
    await ev.GET("/vehicles", { budget: false });
    expect(ev.rateLimit).toEqual({ limit: 10, remaining: 0 });
    expect((await settle(ev.GET("/vehicles"))).error?.kind).toBe("budget");
    expect((await settle(ev.GET("/vehicles", { budget: false }))).data).toEqual([]);
    expect(requests).toHaveLength(2);
  });

  test("undefined call options keep the client's settings", async () => {
    const { fetch, requests } = recordingFetch();
    const ev = createVehiclesClient({ fetch, user: userA });
    const options = {
      timeoutMs: undefined,
      retry: undefined,
      signal: undefined,
      headers: undefined,
      fetch: undefined,
    };
    expect((await ev.GET("/vehicles", options)).data).toEqual([]);
    expect(requests).toHaveLength(1);
  });
});
