import { expect, test, vi } from "vitest";
import { createVehiclesClient } from "../create-vehicles-client.ts";
import { json, problem, recordingFetch, vehicleId } from "../testing/recording-fetch.ts";
import type { ClientEvent } from "./client-event.ts";

const path = { vehicle_id: vehicleId };

test("a retried call emits an event for each request, response and delay, all with the same `call` object", async () => {
  const events: ClientEvent[] = [];
  const ev = createVehiclesClient({
    ...recordingFetch(new TypeError("fetch failed"), problem(503), json({})),
    retry: { baseDelayMs: 1 },
    onEvent: (event) => events.push(event),
  });
  await ev.GET("/vehicles/{vehicle_id}", { params: { path } });
  expect(events.map((event) => ("attempt" in event ? `${event.type} ${event.attempt}` : event.type))).toEqual(
    [
      "callStart",
      "request 1",
      "failure 1",
      "retry 1",
      "request 2",
      "response 2",
      "retry 2",
      "request 3",
      "response 3",
      "callEnd",
    ],
  );
  expect(new Set(events.map(({ call }) => call)).size).toBe(1);
  expect(events[0]?.call).toEqual({ method: "GET", path: "/vehicles/{vehicle_id}" });
  expect(events[1]).toMatchObject({ url: `https://api.ev.energy/v2/vehicles/${vehicleId}` });
  expect(events[2]).toMatchObject({ error: { kind: "network" }, durationMs: expect.any(Number) });
  expect(events[5]).toMatchObject({ status: 503, error: { kind: "server" } });
  expect(events[8]).toMatchObject({ status: 200, error: undefined });
});

test("a renewed token causes a tokenRenewal event", async () => {
  const onEvent = vi.fn<(event: ClientEvent) => void>();
  let count = 0;
  const ev = createVehiclesClient({
    ...recordingFetch(problem(401), json([])),
    auth: () => `token-${++count}`,
    onEvent,
  });
  await ev.GET("/vehicles");
  expect(onEvent.mock.calls.map(([{ type }]) => type)).toEqual([
    "callStart",
    "request",
    "response",
    "tokenRenewal",
    "request",
    "response",
    "callEnd",
  ]);
});

test("redaction keeps an event's `type` and `call` even if the token equals the call's path", async () => {
  const events: ClientEvent[] = [];
  const ev = createVehiclesClient({
    ...recordingFetch(json([])),
    auth: "/vehicle_makes",
    onEvent: (event) => events.push(event),
  });
  await ev.GET("/vehicle_makes");
  expect(events.map(({ type }) => type)).toEqual(["callStart", "request", "response", "callEnd"]);
  expect(new Set(events.map(({ call }) => call)).size).toBe(1);
  expect(events[1]?.call).toEqual({ method: "GET", path: "/vehicle_makes" });
  expect(events[1]).toMatchObject({ url: "https://api.ev.energy/v2[redacted]" });
});
