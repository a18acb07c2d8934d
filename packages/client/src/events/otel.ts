import { type Span, SpanKind, SpanStatusCode, type Tracer, trace } from "@opentelemetry/api";
import type { ClientEvent, EventCall, RequestEvent } from "./client-event.ts";

/**
 * A listener for `onEvent` that writes an OpenTelemetry span for each request that is sent, a repeated one
 * included: `GET /vehicles/{vehicle_id}`, with the stable HTTP attributes. Its parent is the span that is active
 * where the call is made. No header goes into a span, and none is added to a request.
 *
 * @example
 * const ev = createVehiclesClient({ auth, onEvent: traceRequests() });
 *
 * @param tracer By default the global provider's.
 * @see https://opentelemetry.io/docs/specs/semconv/http/http-spans/#http-client
 */
export function traceRequests(
  tracer: Tracer = trace.getTracer("@ev-vehicles/client"),
): (event: ClientEvent) => void {
  const spans = new WeakMap<EventCall, Span>();
  return (event) => {
    if (event.type === "request") {
      spans.set(event.call, startSpan(tracer, event));
    } else if (event.type === "response" || event.type === "failure") {
      const span = spans.get(event.call);
      if (!span) return;
      spans.delete(event.call);
      if (event.type === "response") span.setAttribute("http.response.status_code", event.status);
      if (event.error) {
        // An error's type is of few values: the status where there is one, else the kind.
        span.setAttribute("error.type", event.type === "response" ? String(event.status) : event.error.kind);
        span.setStatus({
          code: SpanStatusCode.ERROR,
          ...(event.type === "failure" && { message: event.error.message }),
        });
      }
      span.end();
    }
  };
}

function startSpan(tracer: Tracer, { call, attempt, url }: RequestEvent): Span {
  const { protocol, hostname, port } = new URL(url);
  return tracer.startSpan(`${call.method} ${call.path}`, {
    kind: SpanKind.CLIENT,
    attributes: {
      "http.request.method": call.method,
      "url.full": url,
      "server.address": hostname,
      "server.port": Number(port) || (protocol === "http:" ? 80 : 443),
      ...(attempt > 1 && { "http.request.resend_count": attempt - 1 }),
    },
  });
}
