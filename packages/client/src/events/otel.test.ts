import { SpanKind, SpanStatusCode } from "@opentelemetry/api";
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from "@opentelemetry/sdk-metrics";
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-base";
import { expect, test } from "vitest";
import { createVehiclesClient } from "../create-vehicles-client.ts";
import { settle } from "../result.ts";
import { json, problem, recordingFetch, secret, vehicleId } from "../testing/recording-fetch.ts";
import type { VehiclesClientOptions } from "../vehicles-client-options.ts";
import { openTelemetry } from "./otel.ts";

function recorded(options: VehiclesClientOptions) {
  const exporter = new InMemorySpanExporter();
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  const metricExporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({
    exporter: metricExporter,
    exportIntervalMillis: 60_000,
  });
  const meters = new MeterProvider({ readers: [reader] });
  const onEvent = openTelemetry({ tracer: provider.getTracer("test"), meter: meters.getMeter("test") });
  const metrics = async () => {
    await reader.forceFlush();
    const all = metricExporter.getMetrics().flatMap(({ scopeMetrics }) => scopeMetrics);
    return all.flatMap(({ metrics }) => metrics);
  };
  return {
    ev: createVehiclesClient({ ...options, onEvent }),
    spans: () => exporter.getFinishedSpans(),
    metrics,
  };
}

const limits = { headers: { "x-ratelimit-limit": "1000", "x-ratelimit-remaining": "997" } };

test("a call is recorded as a span with one child span for each request, and no attribute contains the token", async () => {
  const { ev, spans } = recorded({
    ...recordingFetch(new TypeError("fetch failed"), problem(503), json({})),
    auth: secret,
    baseUrl: "http://127.0.0.1:4010/v2",
    retry: { baseDelayMs: 1 },
  });
  await ev.GET("/vehicles/{vehicle_id}", { params: { path: { vehicle_id: vehicleId } } });
  const requests = spans().slice(0, -1);
  const call = spans().at(-1);
  expect(spans().map(({ name, kind }) => [name, kind])).toEqual([
    ...Array(3).fill(["GET /vehicles/{vehicle_id}", SpanKind.CLIENT]),
    ["GET /vehicles/{vehicle_id}", SpanKind.INTERNAL],
  ]);
  for (const { parentSpanContext } of requests) {
    expect(parentSpanContext?.spanId).toBe(call?.spanContext().spanId);
  }
  const template = { "http.request.method": "GET", "url.template": "/vehicles/{vehicle_id}" };
  const common = {
    ...template,
    "url.full": `http://127.0.0.1:4010/v2/vehicles/${vehicleId}`,
    "server.address": "127.0.0.1",
    "server.port": 4010,
  };
  expect(spans().map(({ attributes }) => attributes)).toEqual([
    { ...common, "error.type": "network" },
    { ...common, "http.request.resend_count": 1, "http.response.status_code": 503, "error.type": "503" },
    { ...common, "http.request.resend_count": 2, "http.response.status_code": 200 },
    template,
  ]);
  const { ERROR, UNSET } = SpanStatusCode;
  expect(spans().map(({ status }) => status.code)).toEqual([ERROR, ERROR, UNSET, UNSET]);
  expect(JSON.stringify(spans().map(({ attributes, status }) => [attributes, status]))).not.toContain(secret);
});

test("every OpenTelemetry span ends, even if middleware throws or returns a response", async () => {
  const throws = () => {
    throw new Error("own");
  };
  for (const middleware of [{ onRequest: throws }, { onResponse: throws }, { onRequest: () => json([]) }]) {
    const { ev, spans } = recorded(recordingFetch(json([])));
    await settle(ev.GET("/vehicles", { middleware: [middleware] })).catch(() => {});
    const sent = "onResponse" in middleware ? 1 : 0;
    expect(spans()).toHaveLength(1 + sent);
    const failed = middleware.onRequest !== undefined && sent === 0 && middleware.onRequest === throws;
    expect(spans().at(-1)?.attributes["error.type"]).toBe(failed || sent ? "middleware" : undefined);
  }
});

test("the OpenTelemetry metrics are the duration of each request and the requests that remain in the rate limit", async () => {
  const { ev, metrics } = recorded({ ...recordingFetch(json([], limits), problem(404)), retry: false });
  await ev.GET("/vehicles");
  await ev.GET("/vehicles");
  const [duration, remaining] = await metrics();
  expect(duration?.descriptor).toMatchObject({ name: "http.client.request.duration", unit: "s" });
  const common = {
    "http.request.method": "GET",
    "url.template": "/vehicles",
    "server.address": "api.ev.energy",
    "server.port": 443,
  };
  expect(duration?.dataPoints.map(({ attributes }) => attributes)).toEqual([
    { ...common, "http.response.status_code": 200 },
    { ...common, "http.response.status_code": 404, "error.type": "404" },
  ]);
  expect(remaining?.descriptor).toMatchObject({ name: "ev_energy.rate_limit.remaining", unit: "{request}" });
  expect(remaining?.dataPoints[0]).toMatchObject({
    value: 997,
    attributes: { "server.address": "api.ev.energy" },
  });
});

test("without OpenTelemetry providers, calls work as usual", async () => {
  const ev = createVehiclesClient({ ...recordingFetch(json([])), onEvent: openTelemetry() });
  expect((await ev.GET("/vehicles")).data).toEqual([]);
});
