import type { Call } from "./call.ts";
import { ApiError } from "./errors/api-error.ts";
import { ClientError } from "./errors/client-error.ts";
import { ConfigurationError } from "./errors/configuration-error.ts";
import { NetworkError } from "./errors/network-error.ts";
import { LightRequest } from "./light-request.ts";
import type { RawApi } from "./raw-api.ts";
import { readBody } from "./read-body.ts";
import { redact } from "./redact.ts";
import type { Result } from "./result.ts";
import { send } from "./send.ts";

/**
 * Sends a call once, by way of openapi-fetch, and reads its answer.
 *
 * @throws the errors of having no whole answer, and whatever the user's middleware throws.
 */
export async function attempt(
  api: RawApi,
  call: Call,
  signal: AbortSignal,
): Promise<Result<unknown, ApiError>> {
  const { info, name, options, settings, token } = call;
  const { parseAs = "json" } = options;
  const middleware = options.middleware
    ? [...settings.middleware, ...options.middleware]
    : settings.middleware;
  const watched = middleware.length > 0;
  // A stream goes on after the call, and so does the caller's right to end it.
  const ending = parseAs === "stream" && options.signal ? AbortSignal.any([options.signal, signal]) : signal;
  let answer: Response | undefined;
  let result: Awaited<ReturnType<RawApi["request"]>>;
  try {
    result = await api.request(info.method, info.path, {
      ...options,
      parseAs: "stream",
      middleware,
      Request: watched ? Request : LightRequest,
      fetch: async (request: LightRequest | Request) => {
        answer = await send(call, request, ending);
        return answer;
      },
    });
  } catch (cause) {
    throw cause instanceof ClientError ? cause : classify(name, answer, watched, cause);
  }
  const { response, error } = result;
  if (!response.ok) {
    return { error: new ApiError(info.method, info.path, response, redact(error, token)), response };
  }
  const empty = response.status === 204 || response.status === 205 || info.method === "HEAD";
  return { data: empty ? undefined : await readBody(name, response, parseAs, token), response };
}

/** Who threw inside openapi-fetch: its making of the request, its reading of an error's body, or middleware. */
function classify(name: string, answer: Response | undefined, watched: boolean, cause: unknown): unknown {
  if (answer && !answer.ok) return new NetworkError(name, cause);
  if (watched) return cause;
  // The platform's message about a header shows its value.
  const options = /header/i.test(String(cause)) ? {} : { cause };
  return new ConfigurationError(`${name}: these options make no request; nothing was sent`, options);
}
