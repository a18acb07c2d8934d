import { ClientError } from "../../../errors/client-error.ts";
import { safeCause } from "../../../errors/redaction/safe-cause.ts";
import { TokenError } from "../../../errors/token-error.ts";
import type { ExchangeControl } from "../exchange/exchange.ts";
import { SharedTask, type TaskControl } from "./shared-task.ts";
import { isStoredToken, TokenLife } from "./token-life.ts";
import { type SaveToken, TokenSaver } from "./token-saver.ts";
import type { StoredToken, TokenStore } from "./token-store.ts";

/** How long the call that renews a token early waits before it uses the old one, in milliseconds. */
const earlyRenewalTimeoutMs = 5000;
/** How long after a failed early renewal the next one is tried, in milliseconds. */
const earlyRenewalPauseMs = 30_000;

/** Options of {@link CachedToken}: how to get, store and redact one token. */
export interface CachedTokenOptions {
  /** The token's key in the store. */
  readonly key: string;
  readonly store: TokenStore | undefined;
  readonly onToken?: SaveToken | undefined;
  /** The `token` option, if there is one. */
  readonly initial: StoredToken | undefined;
  /** Redacted in errors, like the tokens. */
  readonly clientSecret: string | undefined;
  /** Whether a renewal uses up the current refresh token. Then the new refresh token must not be lost. */
  readonly singleUse: boolean;
  /**
   * Gets the next token.
   *
   * @param candidates The tokens to try to renew, in this order.
   * @param accept Call this with the new token as soon as the token arrives.
   */
  readonly renew: (
    candidates: readonly StoredToken[],
    accept: (token: StoredToken) => void,
    control: ExchangeControl,
  ) => Promise<void>;
}

interface CachedTokenRequest {
  readonly rejected?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Holds one access token in memory. All calls that need a new token share one renewal. Only a call that waits for the
 * token starts a renewal, never a timer: some platforms freeze a process between two requests, and a refresh token that
 * arrives during the freeze is lost.
 */
export class CachedToken {
  readonly #options: CachedTokenOptions;
  readonly #saver: TokenSaver;
  #current: TokenLife | undefined;
  /** The `token` option, until a renewal succeeds. */
  #initial: StoredToken | undefined;
  #renewal: SharedTask<string> | undefined;
  /** When the next early renewal may be tried, by the monotonic clock. */
  #nextEarlyRenewalAt = Number.NEGATIVE_INFINITY;

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

  /** Returns the access token: synchronously, unless it has to be renewed or saved first. */
  get(request: CachedTokenRequest): string | Promise<string> {
    const current = this.#current;
    if (!current || current.expired || current.token.accessToken === request.rejected) {
      return this.#renewedToken(request);
    }
    if (this.#saver.retryDue) return this.#tokenAfterSaving(request);
    // One call renews the token early; the others keep using the old one.
    if (current.dueForRenewal && !this.#renewal?.running && performance.now() >= this.#nextEarlyRenewalAt) {
      return this.#renewedEarly(current.token.accessToken, request);
    }
    return current.token.accessToken;
  }

  async #renewedToken({ rejected, signal }: CachedTokenRequest): Promise<string> {
    signal?.throwIfAborted();
    const joined = this.#renewal?.running === true;
    const token = await this.#join(rejected, signal);
    // A renewal that was already running can return the very token that the API rejected.
    return joined && token === rejected ? this.#join(rejected, signal) : token;
  }

  async #renewedEarly(cached: string, { signal }: CachedTokenRequest): Promise<string> {
    signal?.throwIfAborted();
    try {
      return await this.#join(undefined, signal, earlyRenewalTimeoutMs);
    } catch {
      signal?.throwIfAborted();
      this.#nextEarlyRenewalAt = performance.now() + earlyRenewalPauseMs;
      return cached;
    }
  }

  /** Tries again to save a token that could not be saved. The token is valid even if that fails. */
  async #tokenAfterSaving(request: CachedTokenRequest): Promise<string> {
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
      // The renewal succeeded, so only releasing the lock has failed.
      if (token !== undefined) return token;
      if (error instanceof ClientError || control.signal.aborted) throw error;
      throw this.#failed("The token store failed", error);
    }
    if (token === undefined) throw new TokenError("The token store's `exclusively` did not run the renewal");
    return token;
  }

  async #renew(rejected: string | undefined, control: TaskControl): Promise<string> {
    const { key, renew, singleUse, store } = this.#options;
    const { signal } = control;
    signal.throwIfAborted();
    if (singleUse && this.#saver.unsaved) {
      await this.#saver.save().catch((error: unknown) => {
        throw this.#failed("The current token could not be saved, so it was not renewed", error);
      });
    }
    const value: unknown = await store?.get(key);
    const stored = isStoredToken(value) ? value : undefined;
    signal.throwIfAborted();
    // The store can still hold the token to replace. After the wall clock was set back, that token can look valid.
    const isOld =
      stored?.accessToken === rejected || stored?.accessToken === this.#current?.token.accessToken;
    if (stored && !isOld && !this.#isOlderThanInitial(stored) && Date.now() < stored.renewAt) {
      this.#current = new TokenLife(stored);
      return stored.accessToken;
    }
    const accept = (token: StoredToken) => {
      this.#current = new TokenLife(token);
      this.#initial = undefined;
      this.#saver.add(token);
    };
    await renew(this.#candidates(stored), accept, {
      signal,
      onSending: control.mustFinish,
      onNotSent: control.mayAbort,
    });
    // The token is valid even if this fails; a later call then tries again to save it.
    await this.#saver.save().catch(() => {});
    return (this.#current as TokenLife).token.accessToken;
  }

  /**
   * The tokens to renew, in order. The stored token normally comes first: another process may have used the refresh
   * token that this process knows, and stored the new one. The initial token comes first if it expires later: the user
   * has signed in again, or the store missed a renewal that was saved elsewhere. Otherwise the initial token remains
   * the second choice until a renewal succeeds, because the stored refresh token may already have been used.
   */
  #candidates(stored: StoredToken | undefined): readonly StoredToken[] {
    const initial = this.#initial;
    const latest = stored ?? this.#current?.token;
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

/** The key of a token in a store, or the name of a bucket. The parts must not be secret. */
export function storeKey(...parts: readonly (string | undefined)[]): string {
  return parts.map((part) => encodeURIComponent(part ?? "")).join("|");
}
