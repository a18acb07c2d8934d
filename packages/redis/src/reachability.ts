import { ConfigurationError } from "@ev-vehicles/client";
import type { StoreEvent } from "./store-event.ts";
import type { StoreOptions } from "./store-options.ts";

/** Redis can't be reached, or did not reply in time. */
export class Unreachable extends Error {
  /** When Redis will be tried again, in milliseconds from now. */
  readonly retryInMs: number;

  constructor(reason: string, retryInMs: number) {
    super(reason);
    this.retryInMs = retryInMs;
  }
}

/**
 * Tracks whether Redis can be reached. After a failure, commands fail at once for `retryAfterMs`, so that no queue
 * grows and no call waits for an unavailable Redis; then a single command tries again. Uses the monotonic clock.
 */
export class Reachability {
  readonly onFailure: "fail" | "local";
  readonly #store: "budget" | "token";
  readonly #onEvent: StoreOptions["onEvent"];
  readonly #timeoutMs: number;
  readonly #retryAfterMs: number;
  #failedAt: number | undefined;
  #retryAt = 0;
  #reason = "";

  constructor(store: "budget" | "token", options: StoreOptions) {
    this.#store = store;
    this.onFailure = options.onFailure ?? "fail";
    this.#onEvent = options.onEvent;
    this.#timeoutMs = options.timeoutMs ?? 1000;
    this.#retryAfterMs = options.retryAfterMs ?? 1000;
  }

  /**
   * Runs a command.
   *
   * @param onLate Called with a reply that arrives after `timeoutMs`, when the command has already failed.
   * @throws Unreachable; or ConfigurationError, which does not count as an outage because waiting does not help.
   */
  async run<Value>(command: () => Promise<Value>, onLate?: (value: Value) => void): Promise<Value> {
    if (this.#failedAt !== undefined) {
      const retryInMs = Math.ceil(this.#retryAt - performance.now());
      if (retryInMs > 0) throw new Unreachable(this.#reason, retryInMs);
      // All other commands keep failing until this one has ended.
      this.#retryAt = performance.now() + this.#timeoutMs;
    }
    try {
      const value = await this.#withTimeout(command, onLate);
      this.#succeeded();
      return value;
    } catch (error) {
      if (error instanceof ConfigurationError) {
        this.#succeeded();
        throw error;
      }
      throw this.#failed(error);
    }
  }

  #withTimeout<Value>(command: () => Promise<Value>, onLate?: (value: Value) => void): Promise<Value> {
    return new Promise((resolve, reject) => {
      let late = false;
      const timer = setTimeout(() => {
        late = true;
        reject(new Error(`no reply within ${this.#timeoutMs} ms`));
      }, this.#timeoutMs);
      command().then(
        (value) => {
          clearTimeout(timer);
          if (late) onLate?.(value);
          else resolve(value);
        },
        (error: unknown) => {
          clearTimeout(timer);
          reject(error);
        },
      );
    });
  }

  #succeeded(): void {
    if (this.#failedAt === undefined) return;
    const unavailableMs = Math.round(performance.now() - this.#failedAt);
    this.#failedAt = undefined;
    void this.#emit({ type: "available", store: this.#store, unavailableMs });
  }

  #failed(error: unknown): Unreachable {
    this.#reason = withoutArguments(error);
    this.#retryAt = performance.now() + this.#retryAfterMs;
    if (this.#failedAt === undefined) {
      this.#failedAt = performance.now();
      const { onFailure } = this;
      void this.#emit({ type: "unavailable", store: this.#store, onFailure, reason: this.#reason });
    }
    return new Unreachable(this.#reason, this.#retryAfterMs);
  }

  /** A listener that throws or rejects must neither fail a call nor end the process. */
  async #emit(event: StoreEvent): Promise<void> {
    try {
      await this.#onEvent?.(event);
    } catch {}
  }
}

/**
 * Returns an error's message without a command's arguments, which Redis repeats for an unknown command.
 *
 *     ERR unknown command 'EVALSHA', with args beginning with: '5f…' '1' …
 */
export function withoutArguments(error: unknown): string {
  const text = error instanceof Error ? error.message || error.name : "unknown error";
  return text.replace(/,? with args beginning with.*/s, "").slice(0, 200);
}
