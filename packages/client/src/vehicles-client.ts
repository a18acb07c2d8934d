import type { ExpandingClient } from "@ev-vehicles/helpers";
import type { paths } from "@ev-vehicles/types";
import type { ApiError } from "./errors/api-error.ts";
import type { VehiclesError } from "./errors/vehicles-error.ts";
import type { Middleware } from "./openapi-fetch.ts";
import type { RateLimit } from "./rate-limit/rate-limit.ts";
import type { VehiclesCallOptions } from "./request/options/call-options.ts";
import type { ClientOverrides } from "./vehicles-client-options.ts";

/**
 * The API's operations as openapi-fetch's methods, which return `{ data, error, response }`. The type of `data` follows
 * `expand`.
 *
 * The client is assignable to openapi-fetch's `Client<paths>`, so openapi-react-query, swr-openapi and
 * `wrapAsPathBasedClient` accept it unchanged.
 *
 * If the API returns an error status, `error` is an {@link ApiError}. A call that gets no usable response, or is used
 * wrongly, throws one of the other {@link VehiclesError}s. `unwrap` throws all errors; `settle` returns all errors.
 */
export interface VehiclesClient extends ExpandingClient<paths, ApiError, VehiclesCallOptions, VehiclesError> {
  /** The hourly budget, as reported by the last response; `undefined` before the first one. */
  readonly rateLimit: RateLimit | undefined;
  /**
   * A string for cache keys that identifies whose data this client reads: base URL, user, bucket, and the client's own
   * headers that change a response. It contains no secret and is the same in every process. `undefined` if it is
   * unknown whose data the token gives access to: `budget.bucket` names no bucket, and the token is a string, is set as
   * a header, or comes from a provider without a bucket.
   */
  readonly scope: string | undefined;
  /**
   * Derives a client with other settings. It shares the token, the budget's store and the middleware that is already
   * registered; later calls of `use` and `eject` affect only the client they are called on.
   *
   * @example
   * const batch = ev.with({ retry: false, maxWaitMs: 0 });
   *
   * @throws ConfigurationError for an option that cannot work; the message names the option and what was expected.
   */
  with(options: ClientOverrides): VehiclesClient;
  /**
   * Derives a client that acts as another user: `with({ user })`.
   *
   * @param user The user's ID or URL.
   * @throws ConfigurationError if it is neither.
   */
  asUser(user: string): VehiclesClient;
  /**
   * Registers openapi-fetch middleware. It sees each attempt of a call, and never the token.
   * @see https://openapi-ts.dev/openapi-fetch/middleware-auth
   */
  use(...middleware: Middleware[]): void;
  /** Unregisters middleware. */
  eject(...middleware: Middleware[]): void;
}
