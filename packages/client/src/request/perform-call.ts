import { accessToken, renewToken } from "../auth/access-token.ts";
import type { ApiError } from "../errors/api-error.ts";
import { ClientError } from "../errors/client-error.ts";
import type { VehiclesError } from "../errors/vehicles-error.ts";
import { hearAnswer } from "../rate-limit/hear-answer.ts";
import { takeTurn } from "../rate-limit/take-turn.ts";
import type { Result } from "../result.ts";
import { attempt } from "./attempt.ts";
import type { Call } from "./call.ts";
import { pause, timeLeft, withinTime } from "./call-time.ts";
import type { RawOptions } from "./raw-options.ts";
import { retryDelay } from "./retry.ts";
import type { Settings } from "./settings.ts";

/**
 * A call from its options to its result: token, turn, attempt, and again where that helps.
 *
 * @throws every VehiclesError but ApiError, which is in the result.
 */
export async function performCall(
  settings: Settings,
  user: string | undefined,
  method: string,
  path: string,
  options: RawOptions = {},
): Promise<Result<unknown, ApiError>> {
  const { auth, emit, maxWaitMs, retry, timeoutMs, totalTimeoutMs } = settings;
  const name = `${method} ${path}`;
  const info = { method, path };
  const endsAt = Date.now() + totalTimeoutMs;
  const call: Call = { settings, info, name, options, user, endsAt, token: undefined, sent: 0 };
  call.token = typeof auth === "function" ? await accessToken(call, auth, {}) : auth;
  for (let renewed = 0; ; ) {
    const turn = takeTurn(call);
    if (turn) await turn;
    call.sent++;
    const started = Date.now();
    let result: Result<unknown, ApiError> | undefined;
    let error: VehiclesError | undefined;
    try {
      result = await withinTime(call, (signal) => attempt(call, signal), timeoutMs);
      error = result.error;
    } catch (thrown) {
      if (thrown instanceof ClientError) error = thrown as VehiclesError;
      else throw thrown;
    } finally {
      hearAnswer(call, started, result?.response, error);
    }
    if (!error) return result as Result<unknown, ApiError>;
    if (!renewed && (await renewToken(call, error))) {
      renewed = 1;
      continue;
    }
    const delayMs = retryDelay(error, method, call.sent - renewed, retry);
    if (delayMs === undefined || delayMs > Math.min(maxWaitMs, timeLeft(call))) {
      if (result) return result;
      throw error;
    }
    emit?.({ type: "retry", call: info, attempt: call.sent, error, delayMs });
    await pause(call, delayMs);
  }
}
