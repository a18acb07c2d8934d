import { ClientError } from "./errors/client-error.ts";
import type { VehiclesError } from "./errors/vehicles-error.ts";

/** What a call resolves to: data, or the error for an error status. */
export type Result<Data, Failure> =
  | { readonly data: Data; readonly error?: never; readonly response: Response }
  | { readonly data?: never; readonly error: Failure; readonly response: Response };

/** The data of a result. */
export type DataOf<AnyResult> = AnyResult extends { readonly error?: never; readonly data: infer Data }
  ? Data
  : never;

/**
 * Returns the data of a call, or throws its error. Accepts the call's promise or its result.
 *
 * @example
 * const vehicles = await unwrap(ev.GET("/vehicles"));
 *
 * @throws ApiError if the API returned an error status.
 */
export function unwrap<AnyResult extends Result<unknown, unknown>>(
  call: PromiseLike<AnyResult>,
): Promise<DataOf<AnyResult>>;
export function unwrap<AnyResult extends Result<unknown, unknown>>(result: AnyResult): DataOf<AnyResult>;
export function unwrap(call: Result<unknown, unknown> | PromiseLike<Result<unknown, unknown>>): unknown {
  if ("then" in call) return call.then(unwrap);
  if (call.error !== undefined) throw call.error;
  return call.data;
}

/** The outcome of a settled call: like a result, but without `response` if the call threw its error. */
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
