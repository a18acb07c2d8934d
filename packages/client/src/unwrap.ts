import type { DataOf, Result } from "./result.ts";

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
