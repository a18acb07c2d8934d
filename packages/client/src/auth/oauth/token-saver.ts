import { KnownFault } from "./known-fault.ts";
import { withLimit } from "./limits.ts";
import type { StoredToken } from "./token-store.ts";

/** How long one place may take to save a token, in milliseconds. */
const timeoutMs = 5000;
/** After a place has taken too long calls are not held up by it again before this has passed, in milliseconds. */
const pauseMs = 30_000;

/** A place to save tokens: a store, or the user's `onToken`. */
export type SaveToken = (token: StoredToken) => void | Promise<void>;

/** Saves the latest token in every place, and remembers where that has failed. */
export class TokenSaver {
  readonly #places: readonly SaveToken[];
  readonly #due = new Set<SaveToken>();
  #latest: StoredToken | undefined;
  #saving: Promise<void> | undefined;
  /** By the monotonic clock. */
  #pausedUntil = Number.NEGATIVE_INFINITY;

  constructor(places: readonly SaveToken[]) {
    this.#places = places;
  }

  /** Whether the latest token is still missing somewhere. */
  get unsaved(): boolean {
    return this.#due.size > 0;
  }

  /** Whether a call should wait for another try. */
  get due(): boolean {
    return this.unsaved && performance.now() >= this.#pausedUntil;
  }

  /** From now on this is the token to save. */
  add(token: StoredToken): void {
    this.#latest = token;
    for (const place of this.#places) this.#due.add(place);
  }

  /**
   * Saves the latest token where it is missing. Concurrent calls share one try.
   *
   * @throws the first failure, after all places were tried.
   */
  save(): Promise<void> {
    this.#saving ??= this.#saveEverywhere().finally(() => {
      this.#saving = undefined;
    });
    return this.#saving;
  }

  async #saveEverywhere(): Promise<void> {
    const failures: unknown[] = [];
    for (const place of [...this.#due]) {
      const token = this.#latest as StoredToken;
      try {
        await withLimit({ timeoutMs, tooLong: "Saving the token took too long" }, async () => place(token));
        if (token === this.#latest) this.#due.delete(place);
      } catch (error) {
        failures.push(error);
        if (error instanceof KnownFault) this.#pausedUntil = performance.now() + pauseMs;
      }
    }
    if (failures.length > 0) throw failures[0];
  }
}
