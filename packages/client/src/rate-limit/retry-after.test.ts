import { describe, expect, test, vi } from "vitest";
import { createVehiclesClient } from "../create-vehicles-client.ts";
import { settle } from "../result.ts";
import { problem, recordingFetch } from "../testing/recording-fetch.ts";
import { readRetryAfter } from "./retry-after.ts";

const read = (value: string, headers: Record<string, string> = {}) =>
  readRetryAfter(new Headers({ "retry-after": value, ...headers }));

describe("Retry-After", () => {
  test.each([
    ["Sun, 06 Nov 1994 08:49:37 GMT"],
    ["Sunday, 06-Nov-94 08:49:37 GMT"],
    ["Sun Nov  6 08:49:37 1994"],
  ])("Retry-After is read in each of RFC 9110's three date formats: %s", (value) => {
    expect(read(value)).toEqual({ date: new Date("1994-11-06T08:49:37Z"), delayMs: 0 });
  });

  test("a two-digit year in Retry-After is read as at most 50 years in the future", () => {
    vi.useFakeTimers({ now: new Date("2026-11-26") });
    expect(read("Thursday, 26-Nov-76 00:00:00 GMT")?.date.getUTCFullYear()).toBe(2076);
    expect(read("Friday, 26-Nov-77 00:00:00 GMT")?.date.getUTCFullYear()).toBe(1977);
    vi.useRealTimers();
  });

  test("the delay until a date in Retry-After is measured from the response's Date header", () => {
    const headers = { date: "Sun, 06 Nov 1994 08:49:07 GMT" };
    expect(read("Sun, 06 Nov 1994 08:49:37 GMT", headers)?.delayMs).toBe(30_000);
  });

  test.each([
    ["0", 0],
    ["42", 42_000],
    ["0.2", 1000],
    ["1.5", 2000],
  ])(
    "a Retry-After of %s seconds is read as %i ms, with fractions of a second rounded up",
    (value, delayMs) => {
      expect(read(value)?.delayMs).toBe(delayMs);
    },
  );

  test.each(["99999999999999", "1".repeat(400)])(
    "a huge number of seconds in Retry-After is read as the latest possible date: %s",
    (value) => {
      expect(read(value)?.date.getTime()).toBeCloseTo(8.64e15, -3);
    },
  );

  test.each([
    "",
    "soon",
    "-5",
    "1e14",
    "NaN",
    "Infinity",
    "0x10",
    "1,5",
    "Sun, 32 Now 1994",
    "2026-11-26",
    "42 seconds",
  ])("the invalid Retry-After %j counts as absent", (value) => {
    expect(read(value)).toBeUndefined();
  });
});

test.each(["31536000", "1".repeat(30), "Fri, 31 Dec 9999 23:59:59 GMT", "-5", "soon", "1e14"])(
  "a 429 with Retry-After: %s blocks the next call, but not for longer than an hour",
  async (value) => {
    vi.useFakeTimers();
    const { fetch, requests } = recordingFetch(problem(429, {}, { "retry-after": value }));
    const ev = createVehiclesClient({ fetch, retry: false, maxWaitMs: 0 });
    await ev.GET("/vehicles");
    expect((await settle(ev.GET("/vehicles"))).error?.kind).toBe("budget");
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect((await settle(ev.GET("/vehicles"))).error?.kind).toBe("rateLimited");
    expect(requests).toHaveLength(2);
    vi.useRealTimers();
  },
);

describe("a jump of the wall clock", () => {
  const hour = 3_600_000;
  test.each([-365 * 24 * hour, -24 * hour, -hour, hour, 24 * hour, 365 * 24 * hour])(
    "a jump of the wall clock by %i ms changes no wait and no time limit",
    async (jump) => {
      vi.useFakeTimers();
      const { fetch, requests } = recordingFetch(problem(429, {}, { "retry-after": "30" }));
      const ev = createVehiclesClient({ fetch, totalTimeoutMs: 50_000 });
      const call = settle(ev.GET("/vehicles"));
      await vi.advanceTimersByTimeAsync(10_000);
      vi.setSystemTime(Date.now() + jump);
      await vi.advanceTimersByTimeAsync(19_000);
      expect(requests).toHaveLength(1);
      await vi.advanceTimersByTimeAsync(2000);
      expect(requests).toHaveLength(2);
      vi.setSystemTime(Date.now() - 2 * jump);
      const { error } = await call;
      expect(error?.kind).toBe("rateLimited");
      expect(vi.getTimerCount()).toBe(0);
      vi.useRealTimers();
    },
  );
});

test("a wait of more than 24.8 days, the longest delay of a timer, neither ends at once nor restarts", async () => {
  vi.useFakeTimers();
  for (const budget of [false, undefined] as const) {
    const waits: string[] = [];
    const { fetch, requests } = recordingFetch(problem(429, {}, { "retry-after": "9999999" }));
    const ev = createVehiclesClient({
      fetch,
      budget,
      maxWaitMs: Infinity,
      totalTimeoutMs: Infinity,
      onEvent: ({ type }) => void (type === "wait" && waits.push(type)),
    });
    const controller = new AbortController();
    const call = settle(ev.GET("/vehicles", { signal: controller.signal }));
    await vi.advanceTimersByTimeAsync(3_000_000);
    controller.abort();
    expect((await call).error?.kind).toBe("abort");
    expect(requests).toHaveLength(1);
    expect(waits.length).toBeLessThan(2);
  }
  vi.useRealTimers();
});
