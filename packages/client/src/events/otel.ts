import {
  type Attributes,
  type Context,
  context,
  type Meter,
  metrics,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from "@opentelemetry/api";
import type {
  CallEndEvent,
  ClientEvent,
  EventCall,
  FailureEvent,
  RequestEvent,
  ResponseEvent,
} from "./client-event.ts";
import type { ClientEventListener } from "./emitter.ts";

const name = "@ev-vehicles/client";

/** The destinations of spans and metrics. */
export interface OpenTelemetryOptions {
  /** @default the global provider's tracer `@ev-vehicles/client` */
  readonly tracer?: Tracer | undefined;
  /** @default the global provider's meter `@ev-vehicles/client` */
  readonly meter?: Meter | undefined;
}

/** The spans of a call that have not ended. */
interface CallSpans {
  readonly span: Span;
  readonly context: Context;
  /** One for each request that has not ended, oldest first. */
  readonly requests: { readonly span: Span; readonly attributes: Attributes }[];
}

/**
 * A listener for `onEvent` that records OpenTelemetry spans and metrics: one span for each call, with one child for
 * each request; the histogram `http.client.request.duration`; and the gauge `ev_energy.rate_limit.remaining`, the
 * requests left in the hourly budget. A call's parent is the span that is active when the call is made. No attribute
 * contains a header, and no header is added to a request.
 *
 * @example
 * const ev = createVehiclesClient({ auth, onEvent: openTelemetry() });
 *
 * @see https://opentelemetry.io/docs/specs/semconv/http/http-spans/#http-client
 * @see https://opentelemetry.io/docs/specs/semconv/http/http-metrics/#metric-httpclientrequestduration
 */
export function openTelemetry(options: OpenTelemetryOptions = {}): ClientEventListener {
  const { tracer = trace.getTracer(name), meter = metrics.getMeter(name) } = options;
  const durations = meter.createHistogram("http.client.request.duration", {
    description: "Duration of HTTP client requests.",
    unit: "s",
    // The boundaries that the semantic conventions recommend.
    advice: {
      explicitBucketBoundaries: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10],
    },
  });
  const remaining = meter.createGauge("ev_energy.rate_limit.remaining", {
    description: "Requests left in the hourly budget, as reported by the latest response.",
    unit: "{request}",
  });
  const calls = new WeakMap<EventCall, CallSpans>();

  const endRequest = (spans: CallSpans, event: ResponseEvent | FailureEvent): void => {
    const request = spans.requests.shift();
    if (!request) return;
    const outcome = outcomeOf(event);
    durations.record(event.durationMs / 1000, { ...request.attributes, ...outcome });
    end(request.span, outcome, event.type === "failure" ? event.error : undefined);
    if (event.type === "failure") return;
    const left = event.headers["x-ratelimit-remaining"];
    if (left !== undefined && event.status !== 401)
      remaining.record(Number(left), serverOf(request.attributes));
  };

  return (event: ClientEvent) => {
    if (event.type === "callStart") {
      calls.set(event.call, startCall(tracer, event.call));
      return;
    }
    const spans = calls.get(event.call);
    if (!spans) return;
    if (event.type === "request") spans.requests.push(startRequest(tracer, spans, event));
    else if (event.type === "response" || event.type === "failure") endRequest(spans, event);
    else if (event.type === "callEnd") end(spans.span, failureOf(event), event.error);
  };
}

function startCall(tracer: Tracer, { method, path }: EventCall): CallSpans {
  const span = tracer.startSpan(`${method} ${path}`, {
    kind: SpanKind.INTERNAL,
    attributes: { "http.request.method": method, "url.template": path },
  });
  return { span, context: trace.setSpan(context.active(), span), requests: [] };
}

function startRequest(tracer: Tracer, spans: CallSpans, { call, attempt, url }: RequestEvent) {
  const { protocol, hostname, port } = new URL(url);
  const attributes: Attributes = {
    "http.request.method": call.method,
    "url.template": call.path,
    "server.address": hostname,
    "server.port": Number(port) || (protocol === "http:" ? 80 : 443),
  };
  const resent = attempt > 1 ? { "http.request.resend_count": attempt - 1 } : {};
  const options = { kind: SpanKind.CLIENT, attributes: { ...attributes, "url.full": url, ...resent } };
  return { span: tracer.startSpan(`${call.method} ${call.path}`, options, spans.context), attributes };
}

/** The conventions require few distinct values of `error.type`: the status if there is one, otherwise the kind. */
function outcomeOf(event: ResponseEvent | FailureEvent): Attributes {
  if (event.type === "failure") return { "error.type": event.error?.kind ?? "middleware" };
  const status = { "http.response.status_code": event.status };
  return event.error ? { ...status, "error.type": String(event.status) } : status;
}

function failureOf({ error }: CallEndEvent): Attributes {
  if (error === undefined) return {};
  const { kind = "middleware" } = Object(error) as { readonly kind?: string };
  return { "error.type": kind };
}

function end(span: Span, outcome: Attributes, error: unknown): void {
  span.setAttributes(outcome);
  if ("error.type" in outcome) {
    const message = error instanceof Error ? { message: error.message } : {};
    span.setStatus({ code: SpanStatusCode.ERROR, ...message });
  }
  span.end();
}

function serverOf(attributes: Attributes): Attributes {
  return { "server.address": attributes["server.address"], "server.port": attributes["server.port"] };
}
