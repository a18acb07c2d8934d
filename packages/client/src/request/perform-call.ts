import { renewToken } from "../auth/access-token.ts";
import type { ApiError } from "../errors/api-error.ts";
import { ClientError } from "../errors/client-error.ts";
import type { VehiclesError } from "../errors/vehicles-error.ts";
import { emitEvent } from "../events/emitter.ts";
import type { Result } from "../result.ts";
import { attempt } from "./attempt.ts";
import { type Call, startCall } from "./call.ts";
import { pause, timeLeft, withinTime } from "./deadline.ts";
import { retryDelay } from "./retry.ts";
import type { Settings } from "./settings.ts";

/**
 * Performs a call, from its options to its result: makes attempts until one succeeds or no retry may follow.
 *
 * @throws all VehiclesErrors except ApiError, which is in the result; whatever middleware or a custom store throws.
 */
export async function performCall(
  settings: Settings,
  method: string,
  path: string,
  options: object | undefined,
): Promise<Result<unknown, ApiError>> {
  const startedAt = performance.now();
  const call = startCall(settings, method, path, options);
  let failure: unknown;
  emitEvent(call, { type: "callStart", call: call.info });
  try {
    const result = await attemptUntilDone(call);
    failure = result.error;
    return result;
  } catch (error) {
    failure = error;
    throw error;
  } finally {
    const durationMs = performance.now() - startedAt;
    emitEvent(call, { type: "callEnd", call: call.info, durationMs, error: failure });
  }
}

async function attemptUntilDone(call: Call): Promise<Result<unknown, ApiError>> {
  const { info, limits, retry } = call;
  let renewals = 0;
  for (;;) {
    const { error, result } = await attemptOnce(call);
    if (!error) return result;
    if (call.middlewareErrors.has(error)) throw error;
    if (renewals === 0 && (await renewToken(call, error))) {
      renewals = 1;
      continue;
    }
    const delayMs = retryDelay(error, info.method, call.attempts - renewals, retry);
    if (delayMs === undefined || delayMs > Math.min(limits.maxWaitMs, timeLeft(call))) {
      if (result) return result;
      throw error;
    }
    emitEvent(call, { type: "retry", call: info, attempt: call.attempts, error, delayMs });
    await pause(call, delayMs);
  }
}

/** How an attempt ended: with a result, which may be an error status, or with an error and no result. */
type Outcome =
  | { readonly result: Result<unknown, ApiError>; readonly error?: undefined }
  | { readonly result?: Result<unknown, ApiError>; readonly error: VehiclesError };

async function attemptOnce(call: Call): Promise<Outcome> {
  call.attempts++;
  call.sent = [];
  let outcome: Outcome | undefined;
  try {
    const result = await withinTime(call, (deadline) => attempt(call, deadline));
    outcome = result.error ? { result, error: call.redaction.apply(result.error) } : { result };
    return outcome;
  } catch (thrown) {
    // Errors that are not the client's, such as those of middleware, end the call unchanged.
    if (!(thrown instanceof ClientError)) throw thrown;
    outcome = { error: call.redaction.apply(thrown) as VehiclesError };
    return outcome;
  } finally {
    const error = outcome?.error;
    const last = call.sent.pop();
    for (const earlier of call.sent) earlier.end(undefined);
    last?.end(error);
  }
}
