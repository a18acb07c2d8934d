import type { StoredToken, TokenStore } from "@ev-vehicles/client";
import { hashTag } from "../hash-tag.ts";
import { Reachability } from "../reachability.ts";
import type { StoreOptions } from "../store-options.ts";
import { holdLock } from "./redis-lock.ts";
import { getTokenScript, setTokenScript } from "./token-scripts.ts";

/** Options of {@link redisTokenStore}. */
export interface RedisTokenStoreOptions extends StoreOptions {
  /**
   * How long a process that was killed while it fetched a token holds the others up, in milliseconds.
   * @default 5000
   */
  readonly leaseMs?: number;
  /**
   * How long a refresh token is kept after its last use, in milliseconds. Tokens without one are kept until they
   * end.
   * @default 90 days
   */
  readonly refreshTokenLifeMs?: number;
}

/**
 * Keeps tokens in Redis: one token request for all processes, one renewal, one use of each refresh token. The
 * values are secrets, so let nobody else read that Redis.
 *
 * @example
 * const store = redisTokenStore({ redis });
 * const auth = clientCredentials({ clientId, clientSecret, store });
 */
export function redisTokenStore(options: RedisTokenStoreOptions): TokenStore {
  const { redis, prefix = "ev-vehicles", leaseMs = 5000, timeOffsetMs = () => 0 } = options;
  const { refreshTokenLifeMs = 90 * 24 * 3_600_000 } = options;
  const reachability = new Reachability("token", options);
  /** What Redis could not be told. */
  const untold = new Map<string, StoredToken>();

  /** Does what `onFailure` says where Redis is gone: fails, or goes on without it. */
  const attempt = async <Value>(step: () => Promise<Value>): Promise<Value | undefined> => {
    try {
      return await step();
    } catch (error) {
      if (reachability.onFailure === "fail") throw error;
      return undefined;
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
    untold.delete(key);
  };
  const read = async (key: string): Promise<StoredToken | undefined> => {
    const late = untold.get(key);
    if (late) await write(key, late);
    const keys = [hashTag(prefix, "token", key)];
    const kept = await reachability.run(() => getTokenScript.run(redis, keys, [timeOffsetMs()]));
    if (!kept) return undefined;
    const [secret, untilRenewal, untilEnd] = kept as [string, number, number];
    const now = Date.now();
    return { ...JSON.parse(secret), renewAt: now + untilRenewal, expiresAt: now + untilEnd };
  };

  return {
    get: async (key) => (await attempt(() => read(key))) ?? untold.get(key),
    set: async (key, token) => {
      untold.set(key, token);
      await attempt(() => write(key, token));
    },
    exclusively: async (key, renewal) => {
      const lock = `${hashTag(prefix, "token", key)}:lock`;
      const release = await attempt(() => holdLock({ redis, reachability, key: lock, leaseMs }));
      try {
        return await renewal();
      } finally {
        release?.();
      }
    },
  };
}
