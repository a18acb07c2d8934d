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
   * How long a process that is killed while it fetches a token can block the others, in milliseconds.
   * @default 5000
   */
  readonly leaseMs?: number;
  /**
   * How long a refresh token is kept after its last use, in milliseconds. Tokens without one are kept until they expire.
   * @default 90 days
   */
  readonly refreshTokenLifeMs?: number;
}

/**
 * Keeps tokens in Redis: one token request for all processes, one renewal, one use of each refresh token. The values
 * are secrets, so restrict access to this Redis.
 *
 * @example
 * const store = redisTokenStore({ redis });
 * const auth = clientCredentials({ clientId, clientSecret, store });
 *
 * @throws ConfigurationError if `redis` is not a client of node-redis.
 */
export function redisTokenStore(options: RedisTokenStoreOptions): TokenStore {
  const { redis, prefix = "ev-vehicles", leaseMs = 5000, timeOffsetMs = () => 0 } = options;
  const { refreshTokenLifeMs = 90 * 24 * 3_600_000 } = options;
  checkConnection(redis);
  const reachability = new Reachability("token", options);
  /** What Redis could not be told. */
  const untold = new Map<string, StoredToken>();

  /** Does what `onFailure` says if Redis is gone: fails, or goes on without it. */
  const attempt = async <Value>(step: () => Promise<Value>): Promise<Value | undefined> => {
    try {
      return await step();
    } catch (error) {
      if (reachability.onFailure === "local" && error instanceof Unreachable) return undefined;
      throw error;
    }
  };
  const write = async (key: string, token: StoredToken): Promise<void> => {
    const { renewAt, expiresAt, ...secret } = token;
    const now = Date.now();
    const lifeMs = token.refreshToken ? refreshTokenLifeMs : Math.max(1, expiresAt - now);
    const values = [
      timeOffsetMs(),
      JSON.stringify(secret),
      renewAt - now,
      expiresAt - now,
      Math.ceil(lifeMs),
    ];
    await reachability.run(() => setTokenScript.run(redis, [hashTag(prefix, "token", key)], values));
    if (untold.get(key) === token) untold.delete(key);
  };
  const read = async (key: string): Promise<StoredToken | undefined> => {
    const late = untold.get(key);
    if (late) await write(key, late);
    const keys = [hashTag(prefix, "token", key)];
    const stored = await reachability.run(() => getTokenScript.run(redis, keys, [timeOffsetMs()]));
    const [secret, untilRenewal, untilEnd] = Array.isArray(stored) ? stored : [];
    const token = parseSecret(secret);
    const now = Date.now();
    return token && { ...token, renewAt: now + Number(untilRenewal), expiresAt: now + Number(untilEnd) };
  };

  return {
    get: async (key) => (await attempt(() => read(key))) ?? untold.get(key),
    set: async (key, token) => {
      untold.set(key, token);
      await attempt(() => write(key, token));
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

type Secret = Omit<StoredToken, "renewAt" | "expiresAt">;

/** What was stored may be broken: then there is no token, and a new one takes its place. */
function parseSecret(json: unknown): Secret | undefined {
  try {
    const value: unknown = JSON.parse(String(json));
    return typeof value === "object" && value !== null ? (value as Secret) : undefined;
  } catch {
    return undefined;
  }
}
