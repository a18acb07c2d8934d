import type { AbortError } from "./abort-error.ts";
import type { ApiError } from "./api-error.ts";
import type { BudgetError } from "./budget-error.ts";
import type { ConfigurationError } from "./configuration-error.ts";
import type { InvalidResponseError } from "./invalid-response-error.ts";
import type { NetworkError } from "./network-error.ts";
import type { TimeoutError } from "./timeout-error.ts";
import type { TokenError } from "./token-error.ts";

/** Every error that this client returns or throws. A `switch` over its `kind` can be exhaustive. */
export type VehiclesError =
  | ApiError
  | AbortError
  | BudgetError
  | ConfigurationError
  | InvalidResponseError
  | NetworkError
  | TimeoutError
  | TokenError;
