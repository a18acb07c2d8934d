import { ClientError } from "../errors/client-error.ts";
import { ConfigurationError } from "../errors/configuration-error.ts";
import { NetworkError } from "../errors/network-error.ts";
import { readNetworkFailure, readUnprovenFailure } from "../errors/network-failure.ts";
import type { VehiclesError } from "../errors/vehicles-error.ts";
import type { Call } from "./call.ts";
import { extraInit } from "./transmit.ts";

/**
 * Converts what `fetch` threw. A mistake in the user's own `fetch` is not a network failure: a retry cannot help, and a
 * message about the network would mislead the author of that `fetch`.
 */
export function fetchError(call: Call, url: string, thrown: unknown): VehiclesError {
  if (thrown instanceof ClientError) return thrown as VehiclesError;
  const { name, options, settings } = call;
  const customFetch = options.fetch ?? settings.customFetch;
  if (customFetch && isProgrammingError(thrown)) {
    return new ConfigurationError(`${name}: the fetch option threw ${String(thrown)}`, { cause: thrown });
  }
  // The user's own `fetch` or dispatcher may have failed after it sent the request, so the error's code proves nothing.
  const read = customFetch || extraInit(call).dispatcher ? readUnprovenFailure : readNetworkFailure;
  return new NetworkError(name, new URL(url).host, read(thrown), thrown);
}

/** Network failures and mistakes in code are both TypeErrors. These words in the message identify a network failure. */
const networkWords = /fetch|network|load failed|connect|socket|terminated|sending request|abort/i;

export function isProgrammingError(thrown: unknown): boolean {
  if (thrown instanceof ReferenceError || thrown instanceof SyntaxError || thrown instanceof RangeError)
    return true;
  if (!(thrown instanceof TypeError)) return false;
  const { code } = Object(thrown.cause ?? thrown) as { code?: unknown };
  if (code === "ERR_INVALID_URL" || code === "ERR_INVALID_ARG_TYPE") return true;
  return code === undefined && !networkWords.test(thrown.message);
}
