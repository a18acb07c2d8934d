import { ClientError } from "../../errors/client-error.ts";
import { TokenError } from "../../errors/token-error.ts";
import type { Waiting } from "./exchange.ts";
import { safeCause } from "./safe-cause.ts";
import { SharedTask, type TaskControl } from "./shared-task.ts";
import { isStoredToken, TokenLife } from "./token-life.ts";
import { type SaveToken, TokenSaver } from "./token-saver.ts";
import type { StoredToken, TokenStore } from "./token-store.ts";

/** How long the call that renews a token ahead of its end waits before it goes on with the old one, in milliseconds. */
const aheadTimeoutMs = 5000;
/** How long after a renewal ahead has failed the next one is tried, in milliseconds. */
const aheadPauseMs = 30_000;

/** What makes one cached token different from another. */
export interface CachedTokenOptions {
  /** The name of the token in the store. */
  readonly key: string;
  readonly store: TokenStore | undefined;
  readonly onToken?: SaveToken | undefined;
  /** The token to begin with. */
  readonly initial: StoredToken | undefined;
  /** Hidden in errors beside the tokens. */
  readonly clientSecret: string | undefined;
  /** Whether a renewal uses up the token before it, as a refresh does: then the new one must not be lost. */
  readonly singleUse: boolean;
  /**
   * Gets the next token.
   *
   * @param known The tokens that can be renewed, the most promising first.
   * @param received Is told what has arrived as soon as it has.
   */
  readonly renew: (
    known: readonly StoredToken[],
    received: (token: StoredToken) => void,
    waiting: Waiting,
  ) => Promise<void>;
}

/** What a caller asks for. */
export interface CachedTokenRequest {
  readonly rejected?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * One access token in memory. All calls that need a new one share one renewal. A renewal belongs to the calls that wait
 * for it, and none runs behind their back: some platforms freeze a process between two requests, and a refresh token
 * that arrives then is lost.
 */
export class CachedToken {
  readonly #options: CachedTokenOptions;
  readonly #saver: TokenSaver;
  #current: TokenLife | undefined;
  /** The token to begin with, until a renewal has given another one. */
  #initial: StoredToken | undefined;
  #renewal: SharedTask<string> | undefined;
  /** When a renewal ahead may be tried again, by the monotonic clock. */
  #nextAheadAt = Number.NEGATIVE_INFINITY;

  constructor(options: CachedTokenOptions) {
    const { initial, key, onToken, store } = options;
    this.#options = options;
    this.#current = initial && new TokenLife(initial);
    this.#initial = initial;
    this.#saver = new TokenSaver([
      ...(onToken ? [onToken] : []),
      ...(store ? [(token: StoredToken) => store.set(key, token)] : []),
    ]);
  }

  /** The access token; at once if the cached one is good. */
  get(request: CachedTokenRequest): string | Promise<string> {
    const current = this.#current;
    if (!current || current.expired || current.token.accessToken === request.rejected) {
      return this.#renewed(request);
    }
    if (this.#saver.due) return this.#saved(request);
    // One call renews the token ahead of its end; the others go on with the old one.
    if (current.dueForRenewal && !this.#renewal?.running && performance.now() >= this.#nextAheadAt) {
      return this.#renewedAhead(current.token.accessToken, request);
    }
    return current.token.accessToken;
  }

  async #renewed({ rejected, signal }: CachedTokenRequest): Promise<string> {
    signal?.throwIfAborted();
    const joined = this.#renewal?.running === true;
    const token = await this.#join(rejected, signal);
    // A renewal that was already running may not have known that the API rejects the token that it came back with.
    return joined && token === rejected ? this.#join(rejected, signal) : token;
  }

  async #renewedAhead(cached: string, { signal }: CachedTokenRequest): Promise<string> {
    signal?.throwIfAborted();
    try {
      return await this.#join(undefined, signal, aheadTimeoutMs);
    } catch {
      signal?.throwIfAborted();
      this.#nextAheadAt = performance.now() + aheadPauseMs;
      return cached;
    }
  }

  /** Tries again to save a token that could not be saved. It is good in any case. */
  async #saved(request: CachedTokenRequest): Promise<string> {
    await this.#saver.save().catch(() => {});
    request.signal?.throwIfAborted();
    return (this.#current as TokenLife).token.accessToken;
  }

  #join(rejected: string | undefined, signal?: AbortSignal, timeoutMs?: number): Promise<string> {
    if (!this.#renewal?.running) {
      this.#renewal = new SharedTask((control) => this.#renewExclusively(rejected, control));
    }
    return this.#renewal.join(signal, timeoutMs);
  }

  async #renewExclusively(rejected: string | undefined, control: TaskControl): Promise<string> {
    const { key, store } = this.#options;
    let token: string | undefined;
    const renewal = async () => {
      token = await this.#renew(rejected, control);
    };
    try {
      if (store?.exclusively) await store.exclusively(key, renewal, { signal: control.signal });
      else await renewal();
    } catch (error) {
      // Letting go of the lock can fail, too.
      if (token !== undefined) return token;
      if (error instanceof ClientError || control.signal.aborted) throw error;
      throw this.#failed("The token store failed", error);
    }
    if (token === undefined) throw new TokenError("The token store did not run the renewal in `exclusively`");
    return token;
  }

  async #renew(rejected: string | undefined, control: TaskControl): Promise<string> {
    const { key, renew, singleUse, store } = this.#options;
    const { signal } = control;
    signal.throwIfAborted();
    if (singleUse && this.#saver.unsaved) {
      await this.#saver.save().catch((error: unknown) => {
        throw this.#failed("The token before could not be saved, so it is not renewed again", error);
      });
    }
    const stored: unknown = await store?.get(key);
    const shared = isStoredToken(stored) ? stored : undefined;
    signal.throwIfAborted();
    // The token that is to be renewed can be the stored one, and look good by a clock that was put back.
    const isOld =
      shared?.accessToken === rejected || shared?.accessToken === this.#current?.token.accessToken;
    if (shared && !isOld && !this.#isOlderThanInitial(shared) && Date.now() < shared.renewAt) {
      this.#current = new TokenLife(shared);
      return shared.accessToken;
    }
    const received = (token: StoredToken) => {
      this.#current = new TokenLife(token);
      this.#initial = undefined;
      this.#saver.add(token);
    };
    await renew(this.#renewable(shared), received, {
      signal,
      onSending: control.mustFinish,
      onNotSent: control.mayStop,
    });
    // If this fails it is tried again before the next use; the token is good in any case.
    await this.#saver.save().catch(() => {});
    return (this.#current as TokenLife).token.accessToken;
  }

  /**
   * Another process may have used up the refresh token that this one knows and stored its successor. But if the token
   * to begin with is younger than the stored one, its user has signed in again since, or the store missed a renewal that
   * was saved elsewhere. Until a renewal succeeds it stays as the second choice: the stored one can be used up.
   */
  #renewable(shared: StoredToken | undefined): readonly StoredToken[] {
    const initial = this.#initial;
    const latest = shared ?? this.#current?.token;
    const candidates = this.#isOlderThanInitial(latest) ? [initial, latest] : [latest, initial];
    return [...new Set(candidates)].filter((token) => token !== undefined);
  }

  #isOlderThanInitial(token: StoredToken | undefined): boolean {
    return token !== undefined && this.#initial !== undefined && this.#initial.expiresAt > token.expiresAt;
  }

  #failed(message: string, cause: unknown): TokenError {
    const { accessToken, refreshToken } = this.#current?.token ?? {};
    return new TokenError(message, {
      cause: safeCause(cause, [accessToken, refreshToken, this.#options.clientSecret]),
    });
  }
}

/** The name of a token in a store, or of a bucket; holds no secret. */
export function storeKey(...parts: readonly (string | undefined)[]): string {
  return parts.map((part) => encodeURIComponent(part ?? "")).join("|");
}
