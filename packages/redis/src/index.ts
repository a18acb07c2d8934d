export { BudgetUnreachableError } from "./budget/budget-unreachable-error.ts";
export { type RedisBudgetStoreOptions, redisBudgetStore } from "./budget/redis-budget-store.ts";
export type { RedisConnection, ScriptInput } from "./redis-connection.ts";
export type { AvailableEvent, StoreEvent, UnavailableEvent } from "./store-event.ts";
export type { StoreOptions } from "./store-options.ts";
export { type RedisTokenStoreOptions, redisTokenStore } from "./token/redis-token-store.ts";
