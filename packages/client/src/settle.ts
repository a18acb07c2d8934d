import { ClientError } from "./errors/client-error.ts";
import type { VehiclesError } from "./errors/vehicles-error.ts";
import type { DataOf, Result } from "./result.ts";

/** The outcome of a settled call: like a result, but without `response` if there was none. */
export type Settled<Data> =
  | { readonly data: Data; readonly error?: never; readonly response: Response }
  | { readonly data?: never; readonly error: VehiclesError; readonly response?: Response };

/**
 * Waits for a call and never throws one of the client's errors: timeouts and broken connections are also returned in
 * `error`. Errors that are not the client's, such as those of your own middleware, are still thrown.
 *
 * @example
 * const { data, error } = await settle(ev.GET("/vehicles"));
 * if (error?.kind === "timeout") console.log(`too slow: ${error.timeoutMs} ms`);
 */
export async function settle<AnyResult extends Result<unknown, VehiclesError>>(
  call: PromiseLike<AnyResult>,
): Promise<Settled<DataOf<AnyResult>>> {
  try {
    return (await call) as Settled<DataOf<AnyResult>>;
  } catch (error) {
    if (error instanceof ClientError) return { error: error as VehiclesError };
    throw error;
  }
}
