import { SpanKind, SpanStatusCode } from "@opentelemetry/api";
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-base";
import { expect, test } from "vitest";
import { createVehiclesClient } from "../create-vehicles-client.ts";
import { json, problem, recordingFetch, secret, vehicleId } from "../testing/recording-fetch.ts";
import { traceRequests } from "./otel.ts";

test("each request is a span of its own with the stable HTTP attributes, and no header", async () => {
  const exporter = new InMemorySpanExporter();
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  const ev = createVehiclesClient({
    ...recordingFetch(new TypeError("fetch failed"), problem(503), json({})),
    auth: secret,
    baseUrl: "http://127.0.0.1:4010/v2",
    retry: { baseDelayMs: 1 },
    onEvent: traceRequests(provider.getTracer("test")),
  });
  await ev.GET("/vehicles/{vehicle_id}", { params: { path: { vehicle_id: vehicleId } } });
  const spans = exporter.getFinishedSpans();
  expect(spans.map(({ name, kind }) => [name, kind])).toEqual(
    Array(3).fill(["GET /vehicles/{vehicle_id}", SpanKind.CLIENT]),
  );
  const common = {
    "http.request.method": "GET",
    "url.full": `http://127.0.0.1:4010/v2/vehicles/${vehicleId}`,
    "server.address": "127.0.0.1",
    "server.port": 4010,
  };
  expect(spans.map(({ attributes }) => attributes)).toEqual([
    { ...common, "error.type": "network" },
    { ...common, "http.request.resend_count": 1, "http.response.status_code": 503, "error.type": "503" },
    { ...common, "http.request.resend_count": 2, "http.response.status_code": 200 },
  ]);
  expect(spans.map(({ status }) => status.code)).toEqual([
    SpanStatusCode.ERROR,
    SpanStatusCode.ERROR,
    SpanStatusCode.UNSET,
  ]);
  expect(JSON.stringify(spans.map(({ attributes, status }) => [attributes, status]))).not.toContain(secret);
});

test("without a tracer provider it does nothing, and calls go on", async () => {
  const ev = createVehiclesClient({ ...recordingFetch(json([])), onEvent: traceRequests() });
  expect((await ev.GET("/vehicles")).data).toEqual([]);
});

test("the port follows from the scheme where the URL has none", async () => {
  const exporter = new InMemorySpanExporter();
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  const ev = createVehiclesClient({
    ...recordingFetch(json([])),
    onEvent: traceRequests(provider.getTracer("test")),
  });
  await ev.GET("/vehicles");
  expect(exporter.getFinishedSpans()[0]?.attributes["server.port"]).toBe(443);
});
