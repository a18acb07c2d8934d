import { ConfigurationError } from "@ev-vehicles/client";
import type { StoreEvent } from "./store-event.ts";
import type { StoreOptions } from "./store-options.ts";
import { withoutArguments } from "./without-arguments.ts";

/** Redis can't be reached, or is slow. */
export class Unreachable extends Error {
  /** When it is tried again, in milliseconds from now. */
  readonly retryInMs: number;

  constructor(reason: string, retryInMs: number) {
    super(reason);
    this.retryInMs = retryInMs;
  }
}

/**
 * Whether Redis can be reached. After a failure no command is sent for a while, so that no queue grows and no call
 * waits for a Redis that is gone; then one command tries again. All times are monotonic.
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
   * @param onLate Is given a reply that came after the command had been given up.
   * @throws Unreachable, or ConfigurationError: waiting does not help against that.
   */
  async run<Value>(command: () => Promise<Value>, onLate?: (value: Value) => void): Promise<Value> {
    if (this.#failedAt !== undefined) {
      const retryInMs = Math.ceil(this.#retryAt - performance.now());
      if (retryInMs > 0) throw new Unreachable(this.#reason, retryInMs);
      // Nobody else tries until the outcome of this command is known.
      this.#retryAt = performance.now() + this.#timeoutMs;
    }
    try {
      const value = await this.#inTime(command, onLate);
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

  #inTime<Value>(command: () => Promise<Value>, onLate?: (value: Value) => void): Promise<Value> {
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

  /** A logger that throws or rejects must not break a call, nor end the process. */
  async #emit(event: StoreEvent): Promise<void> {
    try {
      await this.#onEvent?.(event);
    } catch {}
  }
}
