import { ClientError } from "../errors/client-error.ts";
import { ConfigurationError } from "../errors/configuration-error.ts";
import { rememberRedaction } from "../errors/redaction/redaction.ts";
import { emitEvent } from "../events/emitter.ts";
import { createClient, type Middleware } from "../openapi-fetch.ts";
import type { Call } from "./call.ts";

/**
 * Returns the middleware without `undefined` and `null`, which stand for middleware that is switched off.
 *
 * @throws openapi-fetch's own error for a value without a hook.
 */
export function checkMiddleware(middleware: readonly (Middleware | undefined)[]): Middleware[] {
  if (middleware.length === 0) return [];
  createClient().use(...(middleware as Middleware[]));
  return middleware.filter((one) => one !== undefined && one !== null);
}

/** How far an attempt has come. openapi-fetch's errors do not show where they come from; the stage does. */
export interface Progress {
  stage: "building" | "sending" | "reading";
  /** The response that is being read. */
  response?: Response;
}

export function startReading(progress: Progress, response: Response): void {
  progress.stage = "reading";
  progress.response = response;
}

/**
 * Wraps the hooks of the call's middleware: the call remembers which errors the middleware threw itself, and `onError`
 * does not run if no request was sent.
 */
export function watchMiddleware(call: Call, progress: Progress): Middleware[] {
  const { middleware, options } = call;
  if (middleware.length === 0) return [];
  const first: Middleware = {
    onRequest() {
      progress.stage = "sending";
    },
    // Response hooks run from last to first, so this one runs after all others.
    onResponse({ response }) {
      if (response.bodyUsed) {
        throw new ConfigurationError(
          `${call.name}: middleware has read the response's body; read the body of response.clone() instead`,
        );
      }
      startReading(progress, response);
    },
  };
  // For JSON, the client passes `parseAs: "stream"` to openapi-fetch; middleware sees the caller's value.
  const parseAs = options.parseAs ?? "json";
  const withCallerOptions: AdaptContext = (context) => ({
    ...context,
    options: Object.freeze({ ...context.options, parseAs }),
  });
  const noteResponse = (result: unknown) => {
    if (!(result instanceof Response)) return;
    startReading(progress, result);
    const { attempts, info } = call;
    emitEvent(call, { type: "middlewareResponse", call: info, attempt: attempts, status: result.status });
  };
  return [first, ...middleware.map((one) => watch(call, one, withCallerOptions, noteResponse))];
}

type AdaptContext = <Context extends { options: object }>(context: Context) => Context;

function watch(
  call: Call,
  middleware: Middleware,
  adapt: AdaptContext,
  noteResponse: (result: unknown) => void,
): Middleware {
  const run = async <Value>(hook: () => Value, receivedError?: unknown): Promise<Awaited<Value>> => {
    try {
      return await hook();
    } catch (error) {
      if (error !== receivedError) call.middlewareErrors.add(error);
      throw error;
    }
  };
  const { onRequest, onResponse, onError } = middleware;
  const watched: { -readonly [Hook in keyof Middleware]: Middleware[Hook] } = {};
  if (onRequest) {
    watched.onRequest = async (context) => {
      const result = await run(() => onRequest.call(middleware, adapt(context)));
      noteResponse(result);
      return result;
    };
  }
  if (onResponse) {
    watched.onResponse = (context) => {
      rememberRedaction(context.response, call.redaction);
      return run(() => onResponse.call(middleware, adapt(context)));
    };
  }
  if (onError) {
    watched.onError = async (context) => {
      if (!wasSent(call, context.error)) return undefined;
      const result = await run(() => onError.call(middleware, adapt(context)), context.error);
      if (result instanceof Error && result !== context.error) call.middlewareErrors.add(result);
      noteResponse(result);
      return result;
    };
  }
  return watched as Middleware;
}

/** Whether a request was sent that could fail: not if the budget is spent, there is no token or an option is wrong. */
function wasSent(call: Call, error: unknown): boolean {
  return !(error instanceof ClientError) || (call.sent.length > 0 && error.kind !== "configuration");
}
