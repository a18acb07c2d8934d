import type { StoreEvent } from "./store-event.ts";
import type { StoreOptions } from "./store-options.ts";
import { withoutArguments } from "./without-arguments.ts";

/** Redis is gone or slow. */
export class Unreachable extends Error {
  /** When it is tried again, in milliseconds since 1970. */
  readonly retryAt: number;

  constructor(reason: string, retryAt: number) {
    super(reason);
    this.retryAt = retryAt;
  }
}

/**
 * Whether Redis can be reached. After a failure nothing is sent for a while, so that no queue grows and no call
 * waits for a Redis that is gone; then one command looks again.
 */
export class Reachability {
  readonly onFailure: "fail" | "local";
  readonly #store: "budget" | "token";
  readonly #onEvent: ((event: StoreEvent) => void) | undefined;
  readonly #timeoutMs: number;
  readonly #retryAfterMs: number;
  #failedAt = 0;
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
   * @param late Is given an answer that came after it was given up.
   * @throws Unreachable
   */
  async run<Value>(command: () => Promise<Value>, late?: (value: Value) => void): Promise<Value> {
    if (this.#failedAt) {
      if (Date.now() < this.#retryAt) throw new Unreachable(this.#reason, this.#retryAt);
      // The others hear of the outcome.
      this.#retryAt = Date.now() + this.#timeoutMs;
    }
    try {
      const value = await this.#inTime(command, late);
      this.#succeeded();
      return value;
    } catch (error) {
      throw this.#failed(error);
    }
  }

  #inTime<Value>(command: () => Promise<Value>, late?: (value: Value) => void): Promise<Value> {
    return new Promise((resolve, reject) => {
      let over = false;
      const timer = setTimeout(() => {
        over = true;
        reject(new Error(`no answer within ${this.#timeoutMs} ms`));
      }, this.#timeoutMs);
      command().then(
        (value) => {
          clearTimeout(timer);
          if (over) late?.(value);
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
    if (!this.#failedAt) return;
    const unavailableMs = Date.now() - this.#failedAt;
    this.#failedAt = 0;
    this.#emit({ type: "available", store: this.#store, unavailableMs });
  }

  #failed(error: unknown): Unreachable {
    this.#reason = withoutArguments(error);
    this.#retryAt = Date.now() + this.#retryAfterMs;
    if (!this.#failedAt) {
      this.#failedAt = Date.now();
      const { onFailure } = this;
      this.#emit({ type: "unavailable", store: this.#store, onFailure, reason: this.#reason });
    }
    return new Unreachable(this.#reason, this.#retryAt);
  }

  #emit(event: StoreEvent): void {
    try {
      this.#onEvent?.(event);
    } catch {
      // A broken logger must not break a call.
    }
  }
}
