import type { Middleware } from "openapi-fetch";
import { describe, expect, test, vi } from "vitest";
import { createVehiclesClient } from "../create-vehicles-client.ts";
import { settle } from "../result.ts";
import { json, problem, recordingFetch } from "../testing/recording-fetch.ts";
import type { VehiclesClientOptions } from "../vehicles-client-options.ts";
import type { ClientEvent } from "./client-event.ts";

const throws = () => {
  throw new Error("own");
};

async function eventsOf(options: VehiclesClientOptions, middleware: Middleware[] = []): Promise<string[]> {
  const events: ClientEvent[] = [];
  const ev = createVehiclesClient({ retry: false, ...options, onEvent: (event) => events.push(event) });
  await settle(ev.GET("/vehicles", { middleware })).catch(() => {});
  expect(events[0]?.type).toBe("callStart");
  expect(events.at(-1)).toMatchObject({ type: "callEnd", durationMs: expect.any(Number) });
  return events.slice(1, -1).map(({ type }) => type);
}

const lost = new TypeError("fetch failed");

describe("the events of a call", () => {
  test.each<[string, VehiclesClientOptions, Middleware[], string[]]>([
    ["a successful response", recordingFetch(json([])), [], ["request", "response"]],
    ["an error status", recordingFetch(problem(404)), [], ["request", "response"]],
    ["a body that is not JSON", recordingFetch(new Response("<")), [], ["request", "response"]],
    ["a lost connection", recordingFetch(lost), [], ["request", "failure"]],
    ["a timeout", { fetch: () => new Promise(() => {}), timeoutMs: 5 }, [], ["request", "failure"]],
    [
      "an onResponse that throws",
      recordingFetch(json([])),
      [{ onResponse: throws }],
      ["request", "response"],
    ],
    ["an onError that throws", recordingFetch(lost), [{ onError: throws }], ["request", "failure"]],
    [
      "an onError that returns an error",
      recordingFetch(lost),
      [{ onError: () => new Error() }],
      ["request", "failure"],
    ],
    [
      "an onResponse that replaces the response",
      recordingFetch(json([])),
      [{ onResponse: () => json([1]) }],
      ["request", "response"],
    ],
    ["an onRequest that throws", recordingFetch(json([])), [{ onRequest: throws }], []],
    [
      "an onRequest that responds",
      recordingFetch(json([])),
      [{ onRequest: () => json([]) }],
      ["middlewareResponse"],
    ],
    [
      "an onError that responds",
      recordingFetch(lost),
      [{ onError: () => json([]) }],
      ["request", "middlewareResponse", "failure"],
    ],
    [
      "middleware that sends a request itself",
      recordingFetch(json([])),
      [{ onRequest: ({ request, options }) => options.fetch(request.clone() as Request) }],
      ["request", "middlewareResponse", "response"],
    ],
    ["no access token", { ...recordingFetch(), auth: () => Promise.reject(new Error()) }, [], []],
    [
      "a retry",
      { ...recordingFetch(problem(503), json([])), retry: { baseDelayMs: 0 } },
      [],
      ["request", "response", "retry", "request", "response"],
    ],
  ])(
    "in a call with %s, each request event is followed by exactly one response or failure event",
    async (_, options, middleware, expected) => {
      expect(await eventsOf(options, middleware)).toEqual(expected);
    },
  );
});

test("an onEvent listener that throws or rejects breaks neither the call nor the process", async () => {
  const unhandled = vi.fn();
  process.on("unhandledRejection", unhandled);
  for (const onEvent of [throws, () => Promise.reject(new Error("broken logger"))]) {
    const ev = createVehiclesClient({ ...recordingFetch(json([])), onEvent });
    expect((await ev.GET("/vehicles")).data).toEqual([]);
  }
  await new Promise((resolve) => setTimeout(resolve, 10));
  process.off("unhandledRejection", unhandled);
  expect(unhandled).not.toHaveBeenCalled();
});

describe("log lines", () => {
  const limits = { headers: { "x-ratelimit-limit": "1000", "x-ratelimit-remaining": "997" } };

  test("each event of a call is logged as one line, at the event's level", async () => {
    const lines: string[] = [];
    const writer = (level: string) => (line: string) =>
      lines.push(`${level} ${line.replace(/\d+(\.\d+)? ms/g, "n ms")}`);
    const logger = { debug: writer("debug"), warn: writer("warn"), error: writer("error") };
    const { fetch } = recordingFetch(problem(503), json([], limits), problem(404));
    const ev = createVehiclesClient({ fetch, logger, retry: { baseDelayMs: 0 } });
    await ev.GET("/vehicles");
    await ev.GET("/vehicles", { retry: false });
    expect(lines).toEqual([
      "debug ev-vehicles GET /vehicles started",
      "debug ev-vehicles GET /vehicles attempt 1: sent to https://api.ev.energy/v2/vehicles",
      "debug ev-vehicles GET /vehicles attempt 1: status 503 in n ms",
      "warn ev-vehicles GET /vehicles attempt 1: retrying in n ms: GET /vehicles: 503 A title: A detail.",
      "debug ev-vehicles GET /vehicles attempt 2: sent to https://api.ev.energy/v2/vehicles",
      "debug ev-vehicles GET /vehicles attempt 2: status 200 in n ms, 997 of 1000 requests left",
      "debug ev-vehicles GET /vehicles succeeded after n ms",
      "debug ev-vehicles GET /vehicles started",
      "debug ev-vehicles GET /vehicles attempt 1: sent to https://api.ev.energy/v2/vehicles",
      "debug ev-vehicles GET /vehicles attempt 1: status 404 in n ms",
      "error ev-vehicles GET /vehicles failed after n ms: GET /vehicles: 404 A title: A detail.",
    ]);
  });

  test.each([
    ["debug", 7],
    ["warn", 2],
    ["error", 1],
    ["off", 0],
  ])(
    "with EV_LOG=%s, the number of lines that a failed call logs to standard error is %i",
    async (level, count) => {
      vi.stubEnv("EV_LOG", level);
      const written = vi.spyOn(console, "error").mockImplementation(() => {});
      const ev = createVehiclesClient({
        ...recordingFetch(problem(503)),
        retry: { baseDelayMs: 0, retries: 1 },
      });
      await ev.GET("/vehicles");
      vi.unstubAllEnvs();
      expect(written).toHaveBeenCalledTimes(count);
      written.mockRestore();
    },
  );

  test("a call works without a log if the environment cannot be read, as in Deno without --allow-env", async () => {
    const get = () => {
      throw new Error('NotCapable: Requires env access to "EV_LOG"');
    };
    const env = new Proxy({}, { get });
    vi.stubGlobal("process", { ...process, env });
    try {
      const ev = createVehiclesClient(recordingFetch(problem(404)));
      expect((await ev.GET("/vehicles")).response.status).toBe(404);
    } finally {
      vi.unstubAllGlobals();
    }
  });
});
