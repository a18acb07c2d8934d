import type { ExpandingClient } from "@ev-vehicles/helpers";
import type { paths } from "@ev-vehicles/types";
import type { ApiError } from "./errors/api-error.ts";
import type { VehiclesError } from "./errors/vehicles-error.ts";
import type { Middleware } from "./openapi-fetch.ts";
import type { RateLimit } from "./rate-limit/rate-limit.ts";
import type { VehiclesCallOptions } from "./request/call-options.ts";
import type { ClientOverrides } from "./vehicles-client-options.ts";

/**
 * The API's operations as openapi-fetch has them, `{ data, error, response }`, with data that follows `expand`.
 *
 * It is assignable to openapi-fetch's `Client<paths>`, so openapi-react-query, swr-openapi and
 * `wrapAsPathBasedClient` take it as it is.
 *
 * If the API returns an error status, `error` is an {@link ApiError}. A call that gets no response, or is used
 * wrongly, throws one of the other {@link VehiclesError}s. `unwrap` and `settle` turn all errors into one or the
 * other.
 */
export interface VehiclesClient extends ExpandingClient<paths, ApiError, VehiclesCallOptions, VehiclesError> {
  /** What the last response said about the hourly budget; `undefined` before the first one. */
  readonly rateLimit: RateLimit | undefined;
  /**
   * A text for cache keys, which says whose data this client reads: base URL, user, the token provider's bucket, and the
   * client's own headers that change a response. It holds no secret and is the same in every process. `undefined` if the
   * token is a text or a header, or comes from a function without a bucket: then nothing is known that tells its data from
   * that of another token, unless `budget.bucket` names it.
   */
  readonly scope: string | undefined;
  /**
   * Derives a client with other settings. The token and the budget are shared, and so is the middleware that is
   * registered by now; what `use` and `eject` change later stays with the client they are called on.
   *
   * @example
   * const batch = ev.with({ retry: false, maxWaitMs: 0 });
   *
   * @throws ConfigurationError for an option that cannot work; the message names it and what was expected.
   */
  with(options: ClientOverrides): VehiclesClient;
  /**
   * Derives a client that acts as another user: `with({ user })`.
   *
   * @param user The user's id or URL.
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
