import { SafeError, withTimeLimit } from "../exchange/time-limit.ts";
import type { StoredToken } from "./token-store.ts";

/** The time limit for saving a token in one destination, in milliseconds. */
const timeoutMs = 5000;
/** After saving has timed out, how long calls use the token before one tries to save it again, in milliseconds. */
const pauseMs = 30_000;

/** Saves a token in one destination: a store, or the user's `onToken`. */
export type SaveToken = (token: StoredToken) => void | Promise<void>;

/** Saves the latest token in every destination, and remembers where that failed. */
export class TokenSaver {
  readonly #destinations: readonly SaveToken[];
  /** The destinations that do not have the latest token. */
  readonly #unsaved = new Set<SaveToken>();
  #latest: StoredToken | undefined;
  #saving: Promise<void> | undefined;
  /** Until when {@link retryDue} is false, by the monotonic clock. */
  #pausedUntil = Number.NEGATIVE_INFINITY;

  constructor(destinations: readonly SaveToken[]) {
    this.#destinations = destinations;
  }

  /** Whether any destination does not have the latest token. */
  get unsaved(): boolean {
    return this.#unsaved.size > 0;
  }

  /** Whether a call should try again to save the token. */
  get retryDue(): boolean {
    return this.unsaved && performance.now() >= this.#pausedUntil;
  }

  /** Makes this the token to save. */
  add(token: StoredToken): void {
    this.#latest = token;
    for (const save of this.#destinations) this.#unsaved.add(save);
  }

  /**
   * Saves the latest token in the destinations that do not have it. Concurrent calls share one attempt.
   *
   * @throws the first failure, after all destinations were tried.
   */
  save(): Promise<void> {
    this.#saving ??= this.#saveEverywhere().finally(() => {
      this.#saving = undefined;
    });
    return this.#saving;
  }

  async #saveEverywhere(): Promise<void> {
    const failures: unknown[] = [];
    for (const save of [...this.#unsaved]) {
      const token = this.#latest as StoredToken;
      try {
        const timeoutMessage = "Saving the token took too long";
        await withTimeLimit({ timeoutMs, timeoutMessage }, async () => save(token));
        if (token === this.#latest) this.#unsaved.delete(save);
      } catch (error) {
        failures.push(error);
        if (error instanceof SafeError) this.#pausedUntil = performance.now() + pauseMs;
      }
    }
    if (failures.length > 0) throw failures[0];
  }
}
