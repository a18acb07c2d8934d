import type { ExpandingClient } from "@ev-vehicles/helpers";
import type { paths } from "@ev-vehicles/types";
import type { Middleware } from "openapi-fetch";
import type { ApiError } from "./errors/api-error.ts";
import type { RateLimit } from "./rate-limit/rate-limit.ts";
import type { ClientOverrides } from "./vehicles-client-options.ts";

/**
 * The API's operations as openapi-fetch has them, `{ data, error, response }`, with data that follows `expand`.
 *
 * An answer without success gives `error`, always an {@link ApiError}. A call that gets no answer, or is used
 * wrongly, throws one of the other {@link VehiclesError}s. `unwrap` and `settle` make it all one or the other.
 */
export interface VehiclesClient extends ExpandingClient<paths, ApiError> {
  /** What the last answer said about the hourly budget; `undefined` before the first one. */
  readonly rateLimit: RateLimit | undefined;
  /**
   * The same client acting as another user: token, budget, middleware and settings are shared.
   *
   * @param user The user's id or URL.
   * @throws ConfigurationError where it is neither.
   */
  asUser(user: string): VehiclesClient;
  with(overrides: ClientOverrides): VehiclesClient;
  readonly scope: string | undefined;
  /**
   * Registers openapi-fetch middleware. It sees each attempt of a call, and never the token.
   * @see https://openapi-ts.dev/openapi-fetch/middleware-auth
   */
  use(...middleware: Middleware[]): void;
  /** Takes middleware out again. */
  eject(...middleware: Middleware[]): void;
}
