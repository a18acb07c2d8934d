import type { StoredToken, TokenStore } from "@ev-vehicles/client/oauth";
import { checkConnection } from "../check-connection.ts";
import { hashTag } from "../hash-tag.ts";
import { Reachability, Unreachable } from "../reachability.ts";
import type { StoreOptions } from "../store-options.ts";
import { acquireLock } from "./redis-lock.ts";
import { getTokenScript, setTokenScript } from "./token-scripts.ts";

/** Options of {@link redisTokenStore}. */
export interface RedisTokenStoreOptions extends StoreOptions {
  /**
   * How long a process that is killed while it renews a token can block the others, in milliseconds.
   * @default 5000
   */
  readonly leaseMs?: number;
  /**
   * How long a token with a refresh token is kept after it was saved, in milliseconds. Others are kept until they
   * expire.
   * @default 90 days
   */
  readonly refreshTokenLifeMs?: number;
}

/**
 * Keeps tokens in Redis, so that all processes share each token request and each renewal, and use a refresh token only
 * once. The values are secrets, so restrict access to this Redis.
 *
 * @example
 * const store = redisTokenStore({ redis });
 * const auth = clientCredentials({ clientId, clientSecret, store });
 *
 * @throws ConfigurationError if `redis` is not a client of node-redis.
 */
export function redisTokenStore(options: RedisTokenStoreOptions): TokenStore {
  const { redis, prefix = "ev-vehicles", leaseMs = 5000, timeOffsetMs = () => 0 } = options;
  const { refreshTokenLifeMs = 90 * 24 * 3_600_000, retryAfterMs = 1000 } = options;
  checkConnection(redis);
  const reachability = new Reachability("token", options);
  /** Tokens that Redis has not stored because it was unavailable. */
  const pending = new Map<string, PendingToken>();
  let writeTimer: ReturnType<typeof setTimeout> | undefined;

  /** Runs a step. If Redis is unavailable, throws or returns undefined, depending on `onFailure`. */
  const attempt = async <Value>(step: () => Promise<Value>): Promise<Value | undefined> => {
    try {
      return await step();
    } catch (error) {
      if (reachability.onFailure === "local" && error instanceof Unreachable) return undefined;
      throw error;
    }
  };
  /** Writes a pending token. `kept`: the token was kept during an outage, so it does not replace a newer one. */
  const write = async (key: string, kept: boolean): Promise<void> => {
    const unsaved = pending.get(key);
    if (!unsaved) return;
    const { token, obtainedAt } = unsaved;
    const { renewAt, expiresAt, ...secret } = token;
    const now = Date.now();
    const lifeMs = token.refreshToken ? refreshTokenLifeMs : Math.max(1, expiresAt - now);
    const ageMs = kept ? Math.max(1, Math.ceil(performance.now() - obtainedAt)) : 0;
    const times = [renewAt - now, expiresAt - now, Math.ceil(lifeMs), ageMs];
    const values = [timeOffsetMs(), JSON.stringify(secret), ...times];
    await reachability.run(() => setTokenScript.run(redis, [hashTag(prefix, "token", key)], values));
    if (pending.get(key)?.token === token) pending.delete(key);
  };
  /**
   * Keeps trying to write the pending tokens. The process itself uses the store only at its next renewal; until then,
   * other processes would use the old refresh token, which may no longer be valid.
   */
  const scheduleWrite = (): void => {
    if (writeTimer !== undefined) return;
    writeTimer = setTimeout(async () => {
      writeTimer = undefined;
      const results = await Promise.allSettled([...pending.keys()].map((key) => write(key, true)));
      const failed = results.filter((result) => result.status === "rejected");
      if (failed.some(({ reason }) => reason instanceof Unreachable)) scheduleWrite();
    }, retryAfterMs);
    // The timer must not keep the process alive.
    writeTimer.unref?.();
  };
  const read = async (key: string): Promise<StoredToken | undefined> => {
    await write(key, true);
    const keys = [hashTag(prefix, "token", key)];
    const stored = await reachability.run(() => getTokenScript.run(redis, keys, [timeOffsetMs()]));
    const [secret, untilRenewal, untilExpiry] = Array.isArray(stored) ? stored : [];
    const token = parseSecret(secret);
    const now = Date.now();
    return token && { ...token, renewAt: now + Number(untilRenewal), expiresAt: now + Number(untilExpiry) };
  };

  return {
    get: async (key) => (await attempt(() => read(key))) ?? pending.get(key)?.token,
    set: async (key, token) => {
      pending.set(key, { token, obtainedAt: performance.now() });
      try {
        await attempt(() => write(key, false));
      } finally {
        if (pending.has(key)) scheduleWrite();
      }
    },
    exclusively: async (key, renewal, { signal } = {}) => {
      const lock = { redis, reachability, key: `${hashTag(prefix, "token", key)}:lock`, leaseMs, signal };
      const release = await attempt(() => acquireLock(lock));
      try {
        signal?.throwIfAborted();
        return await renewal();
      } finally {
        release?.();
      }
    },
  };
}

interface PendingToken {
  readonly token: StoredToken;
  /** When the token was obtained, by the monotonic clock of this process. */
  readonly obtainedAt: number;
}

type Secret = Omit<StoredToken, "renewAt" | "expiresAt">;

/** Returns undefined for a broken value, which the next token replaces. */
function parseSecret(json: unknown): Secret | undefined {
  try {
    const value: unknown = JSON.parse(String(json));
    return typeof value === "object" && value !== null ? (value as Secret) : undefined;
  } catch {
    return undefined;
  }
}
