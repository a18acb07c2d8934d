import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createVehiclesClient } from "../create-vehicles-client.ts";
import type { ClientEvent } from "../events/client-event.ts";
import { settle } from "../result.ts";
import { json, problem, recordingFetch, userA, userB } from "../testing/recording-fetch.ts";
import type { BudgetStore } from "./budget-store.ts";
import { memoryBudgetStore } from "./memory-budget-store.ts";

const hour = 3_600_000;

/** A `fetch` that accepts this many requests and rejects all others with 429. */
function budgetedFetch(left: number, limit = 1000) {
  let sent = 0;
  const fetch = async (): Promise<Response> => {
    sent++;
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 20));
    const remaining = Math.max(0, left--);
    const headers = {
      "x-ratelimit-limit": String(limit),
      "x-ratelimit-remaining": String(Math.max(0, remaining - 1)),
    };
    return remaining > 0 ? json([], { headers }) : problem(429, {}, { ...headers, "retry-after": "3600" });
  };
  return { fetch, count: () => sent };
}

beforeEach(() => void vi.useFakeTimers({ now: hour }));
afterEach(() => void vi.useRealTimers());

async function all<Value>(promises: Promise<Value>[]): Promise<Value[]> {
  const done = Promise.all(promises);
  await vi.advanceTimersByTimeAsync(1000);
  return done;
}

describe("20 concurrent calls with 5 requests left", () => {
  test.each([
    ["known from a response", true],
    ["not yet known", false],
  ])("with 5 requests left, 5 of 20 calls are sent and 15 fail with retryAt: budget %s", async (_, known) => {
    const api = budgetedFetch(known ? 6 : 5);
    const ev = createVehiclesClient({ fetch: api.fetch });
    if (known) await all([ev.GET("/vehicles")]);
    const before = api.count();
    const results = await all(Array.from({ length: 20 }, () => settle(ev.GET("/vehicles"))));
    expect(api.count() - before).toBe(5);
    expect(results.filter(({ data }) => data)).toHaveLength(5);
    const errors = results.flatMap(({ error }) => error ?? []);
    expect(errors).toHaveLength(15);
    for (const error of errors) {
      expect(error.kind).toBe("budget");
      if (error.kind === "budget") expect(error.retryAt.getTime()).toBeGreaterThan(Date.now() + 60_000);
      expect(error.message).toMatch(/^GET \/vehicles: the hourly budget is spent until 1970-01-01T0/);
    }
  });
});

describe("a spent budget", () => {
  test("calls wait for the end of a short pause, with one wait event each", async () => {
    const limited = { "x-ratelimit-limit": "1000", "x-ratelimit-remaining": "0" };
    const plenty = { "x-ratelimit-limit": "1000", "x-ratelimit-remaining": "500" };
    const { fetch, requests } = recordingFetch(
      problem(429, {}, { ...limited, "retry-after": "30" }),
      json([], { headers: plenty }),
    );
    const events: ClientEvent[] = [];
    const ev = createVehiclesClient({ fetch, retry: false, onEvent: (event) => events.push(event) });
    expect((await ev.GET("/vehicles")).error?.kind).toBe("rateLimited");
    const calls = Promise.all([1, 2, 3].map(() => ev.GET("/vehicles")));
    await vi.advanceTimersByTimeAsync(29_000);
    expect(requests).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(2000);
    expect((await calls).map(({ data }) => data)).toEqual([[], [], []]);
    expect(events.filter(({ type }) => type === "wait")).toEqual(
      Array(3).fill({ type: "wait", call: { method: "GET", path: "/vehicles" }, delayMs: 30_000 }),
    );
  });

  test("a call with maxWaitMs: 0 fails at once if the budget is spent", async () => {
    const { fetch, requests } = recordingFetch(problem(429, {}, { "retry-after": "1" }));
    const ev = createVehiclesClient({ fetch, maxWaitMs: 0 });
    expect((await settle(ev.GET("/vehicles"))).error?.kind).toBe("rateLimited");
    expect((await settle(ev.GET("/vehicles"))).error?.kind).toBe("budget");
    expect(requests).toHaveLength(1);
  });

  test("the caller's signal ends the wait for the budget", async () => {
    const ev = createVehiclesClient({
      ...recordingFetch(problem(429, {}, { "retry-after": "30" })),
      retry: false,
    });
    await ev.GET("/vehicles");
    const controller = new AbortController();
    const call = settle(ev.GET("/vehicles", { signal: controller.signal }));
    await vi.advanceTimersByTimeAsync(10);
    controller.abort();
    expect((await call).error?.kind).toBe("abort");
    expect(vi.getTimerCount()).toBe(0);
  });

  test("with budget: false, only the API rejects requests", async () => {
    const api = budgetedFetch(0);
    const ev = createVehiclesClient({ fetch: api.fetch, budget: false });
    const results = await all([1, 2, 3].map(() => settle(ev.GET("/vehicles"))));
    expect(results.map(({ error }) => error?.kind)).toEqual(Array(3).fill("rateLimited"));
    expect(api.count()).toBe(3);
  });
});

describe("the bucket", () => {
  function recordingStore() {
    const buckets: string[] = [];
    const store: BudgetStore = {
      acquire: async (bucket) => {
        buckets.push(bucket);
        return { release: () => {} };
      },
    };
    return { store, buckets };
  }

  test("a client's bucket comes from the token provider or budget.bucket, and does not depend on the user", async () => {
    const { store, buckets } = recordingStore();
    const { fetch } = recordingFetch();
    const auth = Object.assign(() => "token", { bucket: "application-1" });
    const ev = createVehiclesClient({ auth, fetch, budget: { store }, user: userA });
    await ev.GET("/vehicles");
    await ev.asUser(userB).GET("/vehicles");
    await createVehiclesClient({ auth, fetch, budget: { store, bucket: "named" } }).GET("/vehicles");
    await createVehiclesClient({ fetch, budget: { store } }).GET("/vehicles");
    expect(buckets).toEqual(["application-1", "application-1", "named", "anonymous"]);
  });

  test("derived clients and clients with the same store share a bucket", async () => {
    const api = budgetedFetch(4);
    const store = memoryBudgetStore();
    const one = createVehiclesClient({ fetch: api.fetch, budget: { store } });
    const two = createVehiclesClient({ fetch: api.fetch, budget: { store } });
    const calls = [one, two, one.asUser(userA), two.asUser(userB), one, two];
    const results = await all(calls.map((ev) => settle(ev.GET("/vehicles"))));
    expect(results.filter(({ data }) => data)).toHaveLength(4);
    expect(api.count()).toBe(4);
  });
});

test("the rate-limit counts of a 401 are ignored, so the call with the renewed token is sent", async () => {
  const headers = (limit: number, remaining: number) => ({
    headers: { "x-ratelimit-limit": `${limit}`, "x-ratelimit-remaining": `${remaining}` },
  });
  const own = Array.from({ length: 60 }, (_, sent) => json([], headers(1000, 999 - sent)));
  const unauthorized = problem(401, {}, headers(50, 49).headers);
  const { fetch } = recordingFetch(...own, unauthorized, json(["renewed"], headers(1000, 939)));
  const auth = ({ rejected }: { rejected?: string | undefined }) =>
    rejected ? "second-token" : "first-token";
  const ev = createVehiclesClient({ auth, fetch });
  for (let sent = 0; sent < 60; sent++) await ev.GET("/vehicles");
  expect((await settle(ev.GET("/vehicles"))).data).toEqual(["renewed"]);
  expect(ev.rateLimit).toEqual({ limit: 1000, remaining: 939 });
});

test("calls that are aborted while they wait use no budget", async () => {
  const api = budgetedFetch(10, 10);
  const ev = createVehiclesClient({ fetch: api.fetch });
  // Four are sent before the first response; six wait for it and are aborted.
  const controller = new AbortController();
  const four = Array.from({ length: 4 }, () => ev.GET("/vehicles"));
  const six = Array.from({ length: 6 }, () => settle(ev.GET("/vehicles", { signal: controller.signal })));
  controller.abort();
  for (const { error } of await all(six)) expect(error?.kind).toBe("abort");
  await all(four);
  const rest = await all(Array.from({ length: 7 }, () => settle(ev.GET("/vehicles"))));
  expect(rest.filter(({ data }) => data)).toHaveLength(6);
  expect(rest.filter(({ error }) => error?.kind === "budget")).toHaveLength(1);
  expect(api.count()).toBe(10);
});

test.each([
  ["never counts down", 1000, () => 1000],
  ["has a larger limit than usual", 5000, (sent: number) => 5000 - sent],
])("8 concurrent loops of calls are never blocked by an API that %s", async (_, limit, remainingAfter) => {
  let sent = 0;
  const fetch = async (): Promise<Response> => {
    const remaining = remainingAfter(++sent);
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 20));
    return json([], {
      headers: { "x-ratelimit-limit": String(limit), "x-ratelimit-remaining": String(remaining) },
    });
  };
  const ev = createVehiclesClient({ fetch });
  const work = async () => {
    for (let calls = 0; calls < 300; calls++)
      expect((await settle(ev.GET("/vehicles"))).error).toBeUndefined();
  };
  const done = Promise.all(Array.from({ length: 8 }, work));
  await vi.advanceTimersByTimeAsync(60_000);
  await done;
  expect(sent).toBe(2400);
});
