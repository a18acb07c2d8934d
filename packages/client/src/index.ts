export type { TokenProvider, TokenRequest } from "./auth/token-provider.ts";
export { createVehiclesClient } from "./create-vehicles-client.ts";
export { AbortError } from "./errors/abort-error.ts";
export { ApiError } from "./errors/api-error.ts";
export type { ApiErrorKind } from "./errors/api-error-kind.ts";
export { BudgetError } from "./errors/budget-error.ts";
export { ConfigurationError } from "./errors/configuration-error.ts";
export { InvalidResponseError } from "./errors/invalid-response-error.ts";
export { NetworkError } from "./errors/network-error.ts";
export { TimeoutError } from "./errors/timeout-error.ts";
export { TokenError } from "./errors/token-error.ts";
export type { VehiclesError } from "./errors/vehicles-error.ts";
export type {
  ClientEvent,
  EventCall,
  FailureEvent,
  RequestEvent,
  ResponseEvent,
  RetryEvent,
  TokenRenewalEvent,
  VersionMismatchEvent,
  WaitEvent,
} from "./events/client-event.ts";
export type { BudgetReport, BudgetStore } from "./rate-limit/budget-store.ts";
export { memoryBudgetStore } from "./rate-limit/memory-budget-store.ts";
export type { RateLimit } from "./rate-limit/rate-limit.ts";
export type { Fetch } from "./request/fetch.ts";
export type { RetryOptions } from "./request/retry.ts";
export type { DataOf, Result } from "./result.ts";
export { type Settled, settle } from "./settle.ts";
export { unwrap } from "./unwrap.ts";
export type { VehiclesClient } from "./vehicles-client.ts";
export type { BudgetOptions, VehiclesClientOptions } from "./vehicles-client-options.ts";
