import { ConfigurationError } from "../errors/configuration-error.ts";
import { networkErrorResponse } from "../errors/network-failure.ts";
import type { Call } from "./call.ts";

/**
 * Checks what `fetch` gave: a fetch of the user's own can forget its `return`.
 *
 * @throws ConfigurationError for something else than a response; TypeError for `Response.error()`, which by the standard
 * stands for a failed fetch.
 */
export function checkResponse({ name }: Call, response: unknown): Response {
  const { headers, status, type } = Object(response) as Partial<Response>;
  if (type === "error") throw new TypeError(networkErrorResponse);
  if (typeof status === "number" && typeof headers?.get === "function") return response as Response;
  throw new ConfigurationError(`${name}: the fetch that was given gave no Response, but ${String(response)}`);
}
