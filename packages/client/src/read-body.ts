import type { ParseAs } from "openapi-fetch";
import { InvalidResponseError } from "./errors/invalid-response-error.ts";
import { NetworkError } from "./errors/network-error.ts";
import { redact } from "./redact.ts";

/**
 * Reads the body of a successful answer. openapi-fetch could do it too, but without telling a body that broke
 * off from one that is no JSON, and an empty one would pass for data.
 *
 * @throws NetworkError where the body breaks off; InvalidResponseError where it is empty or no JSON.
 */
export async function readBody(
  call: string,
  response: Response,
  parseAs: ParseAs,
  token: string | undefined,
): Promise<unknown> {
  if (parseAs === "stream") return response.body;
  let body: unknown;
  try {
    body = await response[parseAs === "json" ? "text" : parseAs]();
  } catch (cause) {
    throw new NetworkError(call, cause);
  }
  if (parseAs !== "json") return body;
  try {
    return JSON.parse(body as string);
  } catch (cause) {
    throw new InvalidResponseError(call, response, redact(body as string, token), cause);
  }
}
