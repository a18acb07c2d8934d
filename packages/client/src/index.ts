/** The resources by name (`Vehicle`, `User`, …) and the description's `paths`, so that one package is enough. */
export type * from "@ev-vehicles/types";
export type { BudgetReport, BudgetStore } from "./budget-store.ts";
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
} from "./client-event.ts";
export type { ClientOverrides } from "./client-overrides.ts";
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
export type { Fetch } from "./fetch.ts";
export { memoryBudgetStore } from "./memory-budget-store.ts";
export { type ClientCredentialsOptions, clientCredentials } from "./oauth/client-credentials.ts";
export type { StoredToken, TokenStore } from "./oauth/token-store.ts";
export type { RateLimit } from "./rate-limit.ts";
export type { VehiclesCallOptions } from "./request/call-options.ts";
export type { DataOf, Result } from "./result.ts";
export type { RetryOptions } from "./retry.ts";
export { type Settled, settle } from "./settle.ts";
export type { TokenProvider, TokenRequest } from "./token-provider.ts";
export { unwrap } from "./unwrap.ts";
export type { VehiclesClient } from "./vehicles-client.ts";
export type { BudgetOptions, VehiclesClientOptions } from "./vehicles-client-options.ts";
