import { ClientError } from "../errors/client-error.ts";
import { ConfigurationError } from "../errors/configuration-error.ts";
import { rememberRedaction } from "../errors/redaction/redaction.ts";
import { emitEvent } from "../events/emit-event.ts";
import type { Middleware } from "../openapi-fetch.ts";
import type { Call } from "./call.ts";

/** Where an attempt is: openapi-fetch throws everything alike, and where it was decides what the error means. */
export interface Progress {
  stage: "building" | "sending" | "reading";
  /** What is being read. */
  response?: Response;
}

export function startReading(progress: Progress, response: Response): void {
  progress.stage = "reading";
  progress.response = response;
}

/**
 * The call's middleware as openapi-fetch runs it: the same hooks, watched, so that the attempt knows where an error came
 * from, and errors from before anything was sent do not look like failed requests.
 */
export function watchMiddleware(call: Call, progress: Progress): Middleware[] {
  const { middleware, options } = call;
  if (middleware.length === 0) return [];
  const first: Middleware = {
    onRequest() {
      progress.stage = "sending";
    },
    // Hooks for responses run from last to first.
    onResponse({ response }) {
      if (response.bodyUsed) {
        throw new ConfigurationError(
          `${call.name}: middleware has read the response's body; read that of response.clone() instead`,
        );
      }
      startReading(progress, response);
    },
  };
  // The client reads JSON as text, to quote it; middleware sees what the caller asked for.
  const parseAs = options.parseAs ?? "json";
  const seen: Seen = (context) => ({
    ...context,
    options: Object.freeze({ ...context.options, parseAs }),
  });
  const gave = (result: unknown) => {
    if (!(result instanceof Response)) return;
    startReading(progress, result);
    const { attempts, info } = call;
    emitEvent(call, { type: "middlewareResponse", call: info, attempt: attempts, status: result.status });
  };
  return [first, ...middleware.map((one) => watch(call, one, seen, gave))];
}

type Seen = <Context extends { options: object }>(context: Context) => Context;

function watch(call: Call, middleware: Middleware, seen: Seen, gave: (result: unknown) => void): Middleware {
  const run = async <Given>(hook: () => Given, received?: unknown): Promise<Awaited<Given>> => {
    try {
      return await hook();
    } catch (error) {
      if (error !== received) call.middlewareErrors.add(error);
      throw error;
    }
  };
  const { onRequest, onResponse, onError } = middleware;
  const watched: { -readonly [Hook in keyof Middleware]: Middleware[Hook] } = {};
  if (onRequest) {
    watched.onRequest = async (context) => {
      const result = await run(() => onRequest.call(middleware, seen(context)));
      gave(result);
      return result;
    };
  }
  if (onResponse) {
    watched.onResponse = (context) => {
      rememberRedaction(context.response, call.redaction);
      return run(() => onResponse.call(middleware, seen(context)));
    };
  }
  if (onError) {
    watched.onError = async (context) => {
      if (!wasSent(call, context.error)) return undefined;
      const result = await run(() => onError.call(middleware, seen(context)), context.error);
      if (result instanceof Error && result !== context.error) call.middlewareErrors.add(result);
      gave(result);
      return result;
    };
  }
  return watched as Middleware;
}

/** With a spent budget or without a token, no request was sent that could have failed. */
function wasSent(call: Call, error: unknown): boolean {
  return !(error instanceof ClientError) || (call.sent.length > 0 && error.kind !== "configuration");
}
