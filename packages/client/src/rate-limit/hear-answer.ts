import type { VehiclesError } from "../errors/vehicles-error.ts";
import { visibleHeaders } from "../events/visible-headers.ts";
import type { Call } from "../request/call.ts";
import { readRateLimit } from "./rate-limit.ts";

/**
 * Tells the rest of the client what came of an attempt: the budget, `rateLimit`, and the listener.
 *
 * @param started When it was sent, in milliseconds since 1970.
 * @param response The answer, where there was one.
 */
export function hearAnswer(
  { info, settings, sent, slot }: Call,
  started: number,
  response: Response | undefined,
  error: VehiclesError | undefined,
): void {
  const { emit, version } = settings;
  // A 401 tells of the budget of callers without a token.
  const rateLimit = error?.kind === "unauthorized" ? undefined : response && readRateLimit(response.headers);
  const retryAt = error?.kind === "rateLimited" ? error.retryAt?.getTime() : undefined;
  void slot?.release({
    sent: !(error?.kind === "network" && error.neverSent),
    ...rateLimit,
    retryAfterMs: retryAt && retryAt - Date.now(),
  });
  if (rateLimit) settings.rateLimit = rateLimit;
  if (!emit) return;
  const common = { call: info, attempt: sent, durationMs: Date.now() - started };
  if (response) {
    const headers = visibleHeaders(response.headers);
    emit({ ...common, type: "response", status: response.status, headers, error });
    const received = headers["evenergy-version"];
    if (received && received !== version && !settings.versionReported) {
      settings.versionReported = true;
      emit({ type: "versionMismatch", call: info, expected: Number(version), received });
    }
  } else if (error) {
    emit({ ...common, type: "failure", error });
  }
}
