// Exported because the declaration files of a program that exports a call's result have to name these types.
export type { CallResult, ExpandingMethod, ExpandingRequest } from "@ev-vehicles/helpers";
// The resources (`Vehicle`, `User`, …) and `paths`, so that users need no second package.
export type * from "@ev-vehicles/types";
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
  CallEndEvent,
  CallStartEvent,
  ClientEvent,
  EventCall,
  FailureEvent,
  MiddlewareResponseEvent,
  RequestEvent,
  ResponseEvent,
  RetryEvent,
  TokenRenewalEvent,
  VersionMismatchEvent,
  WaitEvent,
} from "./events/client-event.ts";
export type { ClientEventListener } from "./events/emitter.ts";
export type { Logger } from "./events/logger.ts";
export type { Middleware } from "./openapi-fetch.ts";
export type {
  Acquired,
  BudgetSlot,
  BudgetStore,
  BudgetWait,
  RequestOutcome,
} from "./rate-limit/budget-store.ts";
export { memoryBudgetStore } from "./rate-limit/memory-budget-store.ts";
export type { RateLimit } from "./rate-limit/rate-limit.ts";
export { readOutcome } from "./rate-limit/read-outcome.ts";
export type { VehiclesCallOptions } from "./request/options/call-options.ts";
export type { AppInfo } from "./request/options/user-agent.ts";
export type { RetryOptions } from "./request/retry.ts";
export type { Fetch } from "./request/transmit.ts";
export { type DataOf, type Result, type Settled, settle, unwrap } from "./result.ts";
export type { VehiclesClient } from "./vehicles-client.ts";
export type { BudgetOptions, ClientOverrides, VehiclesClientOptions } from "./vehicles-client-options.ts";
