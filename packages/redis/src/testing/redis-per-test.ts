import type { BudgetStore } from "@ev-vehicles/client";
import type { TokenStore } from "@ev-vehicles/client/oauth";
import { afterEach, beforeEach } from "vitest";
import { type RedisBudgetStoreOptions, redisBudgetStore } from "../budget/redis-budget-store.ts";
import type { StoreEvent } from "../store-event.ts";
import { type RedisTokenStoreOptions, redisTokenStore } from "../token/redis-token-store.ts";
import { type RedisServer, startRedis } from "./redis-server.ts";

/** The Redis of the current test, and stores on it. */
interface RedisPerTest {
  server: RedisServer;
  /** What the stores have passed to `onEvent`. */
  events: StoreEvent[];
  /** How far the time of the stores is moved, in milliseconds. */
  offsetMs: number;
  /** Opens a store with its own connection, like another process. */
  openBudget(options?: Partial<RedisBudgetStoreOptions>): Promise<BudgetStore>;
  openTokens(options?: Partial<RedisTokenStoreOptions>): Promise<Required<TokenStore>>;
}

/** Starts a Redis before each test and ends it afterwards. Call this in `describe`. */
export function redisPerTest(): RedisPerTest {
  const current: RedisPerTest = {
    server: undefined as unknown as RedisServer,
    events: [],
    offsetMs: 0,
    openBudget: async (options = {}) => redisBudgetStore({ ...(await shared()), ...options }),
    openTokens: async (options = {}) =>
      redisTokenStore({ ...(await shared()), ...options }) as Required<TokenStore>,
  };
  const shared = async () => ({
    redis: await current.server.connect(),
    timeoutMs: 1000,
    retryAfterMs: 100,
    onEvent: (event: StoreEvent) => void current.events.push(event),
    timeOffsetMs: () => current.offsetMs,
  });
  beforeEach(async () => {
    current.events = [];
    current.offsetMs = 0;
    current.server = await startRedis();
  });
  afterEach(() => current.server.close());
  return current;
}
