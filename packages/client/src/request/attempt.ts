import { ApiError } from "../errors/api-error.ts";
import { InvalidResponseError } from "../errors/invalid-response-error.ts";
import { NetworkError } from "../errors/network-error.ts";
import { redact } from "../errors/redact.ts";
import type { Result } from "../result.ts";
import type { Call } from "./call.ts";
import { send } from "./send.ts";

/**
 * Sends a call once and reads its answer.
 *
 * @throws the errors of having no whole answer, and whatever the user's middleware throws.
 */
export async function attempt(call: Call, signal: AbortSignal): Promise<Result<unknown, ApiError>> {
  const { info, name, options, token } = call;
  const { parseAs = "json" } = options;
  // A stream goes on after the call, and so does the caller's right to end it.
  const lasting = parseAs === "stream" && options.signal;
  const response = await send(call, lasting ? AbortSignal.any([lasting, signal]) : signal);
  const { ok, status } = response;
  if (ok && ([204, 205].includes(status) || info.method === "HEAD")) return { data: undefined, response };
  if (ok && parseAs === "stream") return { data: response.body, response };
  let body: unknown;
  try {
    body = await response[ok && parseAs !== "json" ? (parseAs as "text") : "text"]();
  } catch (cause) {
    throw new NetworkError(name, cause);
  }
  if (ok && parseAs !== "json") return { data: body, response };
  try {
    const data: unknown = JSON.parse(body as string);
    if (ok) return { data, response };
    body = data;
  } catch (cause) {
    if (ok) throw new InvalidResponseError(name, response, redact(body as string, token), cause);
  }
  return { error: new ApiError(info.method, info.path, response, redact(body, token)), response };
}
