import type { VehiclesError } from "../errors/vehicles-error.ts";
import { emitEvent } from "../events/emitter.ts";
import { visibleHeaders } from "../events/visible-headers.ts";
import type { BudgetSlot } from "../rate-limit/budget-store.ts";
import { readRateLimit } from "../rate-limit/rate-limit.ts";
import { defaultPauseMs, readRetryAfter } from "../rate-limit/retry-after.ts";
import type { Call } from "./call.ts";

/** A request that was passed to `fetch`. It releases its slot once, and emits an event at its start and its end. */
export class SentRequest {
  readonly #call: Call;
  readonly #slot: BudgetSlot | undefined;
  readonly #attempt: number;
  readonly #startedAt = performance.now();
  #response: Response | undefined;
  #failure: VehiclesError | undefined;
  #released = false;

  constructor(call: Call, slot: BudgetSlot | undefined, url: string, headers: Headers) {
    this.#call = call;
    this.#slot = slot;
    this.#attempt = call.attempts;
    // The headers are copied only if someone listens.
    if (!call.settings.emit) return;
    emitEvent(call, {
      type: "request",
      call: call.info,
      attempt: this.#attempt,
      url,
      headers: visibleHeaders(headers),
    });
  }

  /** Reports the response's status and headers to the budget, as soon as they have arrived. */
  received(response: Response): void {
    this.#response = response;
    const { settings } = this.#call;
    const { headers, status } = response;
    // A 401 reports the budget of callers without a token.
    const rateLimit = status === 401 ? undefined : readRateLimit(headers);
    if (rateLimit) settings.shared.rateLimit = rateLimit;
    const retryAfterMs = status === 429 ? (readRetryAfter(headers)?.delayMs ?? defaultPauseMs) : undefined;
    const outcome = { sent: true, ...rateLimit, retryAfterMs };
    this.#release(outcome);
    if (!this.#slot) {
      void quietly(() => settings.shared.store.observe?.(settings.bucket, outcome));
    }
  }

  /** Releases the slot of a request without a response. A request that was certainly never sent costs nothing. */
  failed(error: VehiclesError, neverSent: boolean): void {
    this.#failure = error;
    this.#release({ sent: !neverSent });
  }

  /**
   * Emits the `response` or `failure` event. Call it when the attempt has ended.
   *
   * @param error Why the attempt failed, if the error is one of the client's.
   */
  end(error: VehiclesError | undefined = this.#failure): void {
    this.#release({ sent: true });
    const { info, settings } = this.#call;
    if (!settings.emit) return;
    const response = this.#response;
    const common = { call: info, attempt: this.#attempt, durationMs: performance.now() - this.#startedAt };
    // A response that could not be read to its end also counts as a failure.
    if (!response || (error && !("status" in error))) {
      emitEvent(this.#call, { ...common, type: "failure", error });
      return;
    }
    const headers = visibleHeaders(response.headers);
    emitEvent(this.#call, { ...common, type: "response", status: response.status, headers, error });
    this.#reportVersion(headers["evenergy-version"]);
  }

  #reportVersion(received: string | undefined): void {
    const { info, settings } = this.#call;
    const { shared, version } = settings;
    if (!received || received === String(version) || shared.versionReported) return;
    shared.versionReported = true;
    settings.emit?.({ type: "versionMismatch", call: info, expected: version, received });
  }

  #release(outcome: Parameters<BudgetSlot["release"]>[0]): void {
    if (this.#released) return;
    this.#released = true;
    void quietly(() => this.#slot?.release(outcome));
  }
}

/** A store that fails to record a request must not fail the call. */
async function quietly(record: () => unknown): Promise<void> {
  try {
    await record();
  } catch {}
}
