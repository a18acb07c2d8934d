import type { Middleware } from "openapi-fetch";
import { describe, expect, test, vi } from "vitest";
import { createVehiclesClient } from "../create-vehicles-client.ts";
import { settle } from "../result.ts";
import { closedPort } from "../testing/faulty-server.ts";
import { json, recordingFetch, secret } from "../testing/recording-fetch.ts";
import { failingFunctions } from "../testing/slot-callers.ts";
import type { VehiclesClient } from "../vehicles-client.ts";
import type { BudgetSlot, BudgetStore, RequestOutcome } from "./budget-store.ts";

/** A store that always has a free slot, and records the outcome of each request. */
function recordingStore() {
  const outcomes: RequestOutcome[] = [];
  let acquired = 0;
  const acquire = (): BudgetSlot => {
    acquired++;
    return { release: (outcome) => void outcomes.push(outcome) };
  };
  const store: BudgetStore = { acquire };
  return { budget: { store, bucket: "b" }, outcomes, acquired: () => acquired };
}

const limits = { "x-ratelimit-limit": "1000", "x-ratelimit-remaining": "999" };

describe("a call that sends nothing", () => {
  test.each<[string, (ev: VehiclesClient) => PromiseLike<{ error?: unknown }>]>([
    [
      "an invalid path value",
      (ev) => ev.GET("/vehicles/{vehicle_id}", { params: { path: { vehicle_id: "../x" } } }),
    ],
    ["an invalid query value", (ev) => ev.GET("/vehicles", { params: { query: { page_size: Number.NaN } } })],
    ["an invalid header", (ev) => ev.GET("/vehicles", { headers: { "a b": "1" } })],
    ["a signal that has already aborted", (ev) => ev.GET("/vehicles", { signal: AbortSignal.abort() })],
    ["a baseUrl of another origin", (ev) => ev.GET("/vehicles", { baseUrl: "https://evil.example" })],
    [
      "middleware that returns a response",
      (ev) => ev.GET("/vehicles", { middleware: [{ onRequest: () => json([]) }] }),
    ],
    [
      "middleware that throws",
      (ev) =>
        ev.GET("/vehicles", {
          middleware: [
            {
              onRequest: () => {
                throw new Error("own");
              },
            },
          ],
        }),
    ],
  ])("a call that sends nothing acquires no slot: %s", async (_, call) => {
    const { fetch, requests } = recordingFetch();
    const { budget, acquired } = recordingStore();
    await Promise.resolve(call(createVehiclesClient({ auth: secret, fetch, budget }))).catch(() => {});
    expect(requests).toHaveLength(0);
    expect(acquired()).toBe(0);
  });

  test("a slot is released as not sent if the token function fails, or the call is aborted while that function runs", async () => {
    const { budget, outcomes } = recordingStore();
    const failing = createVehiclesClient({
      ...recordingFetch(),
      budget,
      auth: () => Promise.reject(new Error()),
    });
    expect((await settle(failing.GET("/vehicles"))).error?.kind).toBe("token");
    const controller = new AbortController();
    const { fetch, requests } = recordingFetch();
    const auth = async () => {
      controller.abort();
      return secret;
    };
    const aborting = createVehiclesClient({ fetch, budget, auth });
    expect((await settle(aborting.GET("/vehicles", { signal: controller.signal }))).error?.kind).toBe(
      "abort",
    );
    await vi.waitFor(() => expect(outcomes).toEqual([{ sent: false }, { sent: false }]));
    expect(requests).toHaveLength(0);
  });

  test("a slot is released as not sent if no connection was made", async () => {
    const { budget, outcomes } = recordingStore();
    const ev = createVehiclesClient({ baseUrl: await closedPort(), budget, retry: { baseDelayMs: 0 } });
    expect((await settle(ev.GET("/vehicles"))).error).toMatchObject({ neverSent: true });
    expect(outcomes).toEqual(Array(3).fill({ sent: false }));
  });
});

test("1001 calls that get their response from middleware use no budget", async () => {
  const { fetch, requests } = recordingFetch();
  const ev = createVehiclesClient({ auth: secret, fetch, maxWaitMs: 0 });
  const cache: Middleware = { onRequest: () => json([]) };
  ev.use(cache);
  for (let call = 0; call < 1001; call++) expect((await ev.GET("/vehicles")).error).toBeUndefined();
  ev.eject(cache);
  expect((await ev.GET("/vehicles")).error).toBeUndefined();
  expect(requests).toHaveLength(1);
});

test("1000 requests with an unknown outcome do not block the client for an hour", async () => {
  let up = true;
  const fetch = async () => {
    if (up) return json([], { headers: limits });
    throw new TypeError("fetch failed");
  };
  const ev = createVehiclesClient({ auth: secret, fetch, retry: false });
  await ev.GET("/vehicles");
  up = false;
  for (let call = 0; call < 1000; call++) await settle(ev.GET("/vehicles"));
  up = true;
  expect((await settle(ev.GET("/vehicles"))).error).toBeUndefined();
});

test("a slot is released once, with the response's counts, before the body is read", async () => {
  const { budget, outcomes } = recordingStore();
  let atBody: number | undefined;
  const fetch = async () =>
    new Response(
      new ReadableStream(
        {
          pull(controller) {
            atBody = outcomes.length;
            controller.enqueue(new TextEncoder().encode("[]"));
            controller.close();
          },
        },
        { highWaterMark: 0 },
      ),
      { headers: limits },
    );
  await createVehiclesClient({ fetch, budget, maxResponseBytes: Infinity }).GET("/vehicles");
  expect(atBody).toBe(1);
  expect(outcomes).toEqual([{ sent: true, limit: 1000, remaining: 999, retryAfterMs: undefined }]);
});

test("a request without a response counts as sent when its call times out", async () => {
  const { budget, outcomes } = recordingStore();
  const ev = createVehiclesClient({
    fetch: () => new Promise(() => {}),
    budget,
    timeoutMs: 10,
    retry: false,
  });
  expect((await settle(ev.GET("/vehicles"))).error?.kind).toBe("timeout");
  expect(outcomes).toEqual([{ sent: true }]);
});

test("timeoutMs starts when the slot is granted", async () => {
  const slot = { release: () => {} };
  const store: BudgetStore = {
    acquire: () => new Promise((resolve) => setTimeout(() => resolve(slot), 100)),
  };
  const ev = createVehiclesClient({ ...recordingFetch(), budget: { store, bucket: "b" }, timeoutMs: 60 });
  expect((await settle(ev.GET("/vehicles"))).error).toBeUndefined();
});

test("onError runs for a failed request, but not for a spent budget or a missing token", async () => {
  const onError = vi.fn(() => undefined);
  const store: BudgetStore = { acquire: () => ({ waitMs: 3_600_000 }) };
  const spent = createVehiclesClient({ ...recordingFetch(), budget: { store, bucket: "b" } });
  const tokenless = createVehiclesClient({ ...recordingFetch(), auth: () => Promise.reject(new Error()) });
  for (const [ev, kind] of [
    [spent, "budget"],
    [tokenless, "token"],
  ] as const) {
    ev.use({ onError });
    expect((await settle(ev.GET("/vehicles"))).error?.kind).toBe(kind);
  }
  expect(onError).not.toHaveBeenCalled();
  const lost = createVehiclesClient({ ...recordingFetch(new TypeError("fetch failed")), retry: false });
  lost.use({ onError });
  await settle(lost.GET("/vehicles"));
  expect(onError).toHaveBeenCalledOnce();
});

test.each(failingFunctions)(
  "a call succeeds even if its store's release() or observe() %s",
  async (_, release) => {
    const store: BudgetStore = { acquire: () => ({ release }), observe: release };
    const ev = createVehiclesClient({ ...recordingFetch(), budget: { store, bucket: "b" } });
    expect((await ev.GET("/vehicles")).data).toEqual([]);
    expect((await ev.GET("/vehicles", { budget: false })).data).toEqual([]);
  },
);
