import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createVehiclesClient } from "../create-vehicles-client.ts";
import { ApiError } from "../errors/api-error.ts";
import { NetworkError } from "../errors/network-error.ts";
import { readNetworkFailure } from "../errors/network-failure.ts";
import { TimeoutError } from "../errors/timeout-error.ts";
import { settle } from "../result.ts";
import { problem, recordingFetch } from "../testing/recording-fetch.ts";
import { retryDelay } from "./retry.ts";

const status = (code: number, headers: Record<string, string> = {}) =>
  new ApiError("GET", "/vehicles", problem(code, {}, headers));
const network = (members: object) =>
  new NetworkError(
    "GET /vehicles",
    "api.ev.energy",
    readNetworkFailure(Object.assign(new TypeError("fetch failed"), members)),
  );
const notConnected = network({ cause: { code: "ECONNREFUSED", syscall: "connect" } });
const broken = network({ cause: { code: "ECONNRESET", syscall: "read" } });
const timedOut = new TimeoutError("GET /vehicles", 1);

beforeEach(() => void vi.spyOn(Math, "random").mockReturnValue(0.5));
afterEach(() => void vi.restoreAllMocks());

describe("the delay before a retry", () => {
  test("a retry's delay is random, and its upper limit doubles up to maxDelayMs", () => {
    const delays = [1, 2, 3, 4, 5, 6, 7].map((sent) => retryDelay(broken, "GET", sent, { retries: 9 }));
    expect(delays).toEqual([250, 500, 1000, 2000, 4000, 5000, 5000]);
    expect(retryDelay(broken, "GET", 2, { baseDelayMs: 10, maxDelayMs: 15 })).toBe(7.5);
  });

  test("a retry's delay is the longer of Retry-After and the random time", () => {
    vi.useFakeTimers({ now: 0 });
    expect(retryDelay(status(429), "GET", 1, {})).toBe(1000);
    expect(retryDelay(status(503, { "retry-after": "7" }), "GET", 1, {})).toBe(7000);
    expect(retryDelay(status(503, { "retry-after": "0" }), "GET", 1, {})).toBe(250);
    expect(retryDelay(status(503, { "retry-after": "Thu, 01 Jan 1970 00:00:07 GMT" }), "GET", 1, {})).toBe(
      7000,
    );
    vi.useRealTimers();
  });
});

describe("a write", () => {
  test.each(["POST", "PUT", "PATCH", "DELETE"])(
    "a %s is retried only if the server certainly did not act",
    (method) => {
      expect(retryDelay(notConnected, method, 1, {})).toBeDefined();
      expect(retryDelay(status(429), method, 1, {})).toBeDefined();
      for (const error of [broken, timedOut, status(503), status(408)]) {
        expect(retryDelay(error, method, 1, {})).toBeUndefined();
      }
    },
  );

  test("a method in retry.methods is retried even if the server may have acted", () => {
    expect(retryDelay(broken, "DELETE", 1, { methods: ["DELETE"] })).toBeDefined();
  });
});

test("a request is not retried more often than `retries` allows, or after a status that is not retryable", () => {
  expect(retryDelay(broken, "GET", 3, {})).toBeUndefined();
  expect(retryDelay(broken, "GET", 1, { retries: 0 })).toBeUndefined();
  for (const code of [400, 401, 403, 404, 501])
    expect(retryDelay(status(code), "GET", 1, {})).toBeUndefined();
  expect(retryDelay(status(429), "GET", 1, { statuses: [503] })).toBeUndefined();
});

test("a permanent network failure is not retried", () => {
  const untrusted = network({ cause: { code: "SELF_SIGNED_CERT_IN_CHAIN" } });
  expect(retryDelay(untrusted, "GET", 1, {})).toBeUndefined();
});

test("a call fails without a retry if `retry` is false or the delay exceeds totalTimeoutMs", async () => {
  const once = recordingFetch(problem(503));
  expect((await settle(createVehiclesClient({ ...once, retry: false }).GET("/vehicles"))).error?.kind).toBe(
    "server",
  );
  expect(once.requests).toHaveLength(1);
  const short = recordingFetch(problem(503, {}, { "retry-after": "30" }));
  const ev = createVehiclesClient({ ...short, totalTimeoutMs: 10_000 });
  expect((await settle(ev.GET("/vehicles"))).error?.kind).toBe("server");
  expect(short.requests).toHaveLength(1);
});

test.each([["retries"], ["baseDelayMs"], ["maxDelayMs"]])(
  "the error for an invalid `retry.%s` names the option",
  async (name) => {
    const retry = { [name]: Number.NaN };
    expect(() => createVehiclesClient({ retry })).toThrow(
      `retry.${name}: expected a number, 0 or more, got NaN`,
    );
    const call = createVehiclesClient(recordingFetch()).GET("/vehicles", { retry } as object);
    await expect(call).rejects.toThrow(`GET /vehicles: retry.${name}: expected a number`);
  },
);

test("each retry of a POST sends the body", async () => {
  const { fetch, requests } = recordingFetch(problem(429), problem(429), problem(201));
  const body = { trim: "https://api.ev.energy/v2/vehicle_trims/trim01HRFHBCM7VBSWRPVYFBQMH2BR" };
  await createVehiclesClient({ fetch, retry: { baseDelayMs: 0 } }).POST("/vehicles", { body });
  expect(requests.map((request) => request.body)).toEqual(Array(3).fill(JSON.stringify(body)));
});

test("the caller's signal ends a retry's delay at once and leaves no timer", async () => {
  vi.useFakeTimers();
  const ev = createVehiclesClient({ ...recordingFetch(problem(503, {}, { "retry-after": "50" })) });
  const controller = new AbortController();
  const call = settle(ev.GET("/vehicles", { signal: controller.signal }));
  await vi.advanceTimersByTimeAsync(100);
  controller.abort("enough");
  expect((await call).error).toMatchObject({ kind: "abort", cause: "enough" });
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});
