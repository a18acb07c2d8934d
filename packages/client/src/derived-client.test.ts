import { describe, expect, test, vi } from "vitest";
import { createVehiclesClient } from "./create-vehicles-client.ts";
import { settle } from "./result.ts";
import { json, problem, recordingFetch, secret, userA, userB } from "./testing/recording-fetch.ts";

describe("a derived client", () => {
  test("a derived client has its own options, and shares token, budget and rate limit with its original", async () => {
    const { fetch, requests } = recordingFetch(
      json([], { headers: { "x-ratelimit-limit": "2", "x-ratelimit-remaining": "1" } }),
      json([], { headers: { "x-ratelimit-limit": "2", "x-ratelimit-remaining": "0" } }),
    );
    const auth = vi.fn(() => secret);
    const ev = createVehiclesClient({ auth, fetch, user: userA, maxWaitMs: 0 });
    const other = ev.with({ user: userB, headers: { "X-Batch": "1" } });
    await other.GET("/vehicles");
    await ev.GET("/vehicles");
    expect(requests.map(({ headers }) => headers.get("evenergy-user"))).toEqual([userB, userA]);
    expect(requests.map(({ headers }) => headers.get("x-batch"))).toEqual(["1", null]);
    expect(other.rateLimit).toEqual({ limit: 2, remaining: 0 });
    expect((await settle(other.GET("/vehicles"))).error?.kind).toBe("budget");
    expect(auth).toHaveBeenCalledTimes(2);
  });

  test("a client derived twice keeps earlier options where later ones are left out or undefined", async () => {
    const { fetch, requests } = recordingFetch(problem(503));
    const ev = createVehiclesClient({ fetch, user: userA, retry: { retries: 1, baseDelayMs: 0 } });
    const derived = ev.with({ headers: { "X-Step": "1" } }).with({ user: undefined, timeoutMs: 1000 });
    await derived.GET("/vehicles");
    expect(requests).toHaveLength(2);
    expect(requests[0]?.headers.get("x-step")).toBe("1");
    expect(requests[0]?.headers.get("evenergy-user")).toBe(userA);
  });

  test("a derived client copies the middleware, and a later use() or eject() affects only its own client", async () => {
    const order: string[] = [];
    const named = (name: string) => ({ onRequest: () => void order.push(name) });
    const ev = createVehiclesClient(recordingFetch());
    const first = named("first");
    ev.use(first);
    const derived = ev.with({});
    derived.use(named("derived"));
    ev.use(named("original"));
    await derived.GET("/vehicles");
    expect(order.splice(0)).toEqual(["first", "derived"]);
    derived.eject(first);
    await ev.GET("/vehicles");
    expect(order).toEqual(["first", "original"]);
  });

  test("with() rejects another store and invalid options", () => {
    const ev = createVehiclesClient();
    expect(() => ev.with({ budget: { store: {} } } as object)).toThrow(
      /^budget\.store: a derived client always shares/,
    );
    expect(() => ev.with({ timeoutMs: Number.NaN })).toThrow("timeoutMs: expected milliseconds");
    expect(() => ev.with({ maxResponseBytes: 0 })).toThrow(
      "maxResponseBytes: expected a number above 0, got 0",
    );
  });
});
