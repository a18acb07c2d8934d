import { ApiError } from "./errors/api-error.ts";
import { ClientError } from "./errors/client-error.ts";
import { ConfigurationError } from "./errors/configuration-error.ts";
import { NetworkError } from "./errors/network-error.ts";
import { LightRequest } from "./light-request.ts";
import { readBody } from "./read-body.ts";
import { redact } from "./redact.ts";
import type { Result } from "./result.ts";
import { send } from "./send.ts";
import type { RawOptions, Settings } from "./settings.ts";

/** One call, as its attempts see it. */
export interface Call {
  readonly method: string;
  /** The path as the description has it. */
  readonly path: string;
  /** `GET /vehicles/{vehicle_id}`, for messages. */
  readonly name: string;
  readonly options: RawOptions;
  /** The id of the user to act as. */
  readonly user: string | undefined;
}

/**
 * Sends a call once, by way of openapi-fetch, and reads its answer.
 *
 * @throws the errors of having no whole answer, and whatever the user's middleware throws.
 */
export async function attempt(
  settings: Settings,
  call: Call,
  token: string | undefined,
  signal: AbortSignal,
): Promise<Result<unknown, ApiError>> {
  const { method, path, options } = call;
  const parseAs = options.parseAs ?? "json";
  const watched = settings.middleware.size > 0 || options.middleware !== undefined;
  let answer: Response | undefined;
  const transport = async (request: LightRequest | Request) => {
    answer = await send(request, {
      call: call.name,
      fetch: options.fetch ?? settings.fetch,
      baseUrl: settings.baseUrl,
      token,
      user: call.user,
      version: settings.version,
      // A stream goes on after the call, and so does the caller's right to end it.
      signal: parseAs === "stream" && options.signal ? AbortSignal.any([options.signal, signal]) : signal,
      init: options,
    });
    return answer;
  };
  let result: Awaited<ReturnType<typeof settings.api.request>>;
  try {
    result = await settings.api.request(method, path, {
      ...options,
      parseAs: "stream",
      fetch: transport,
      Request: watched ? Request : LightRequest,
    });
  } catch (cause) {
    throw cause instanceof ClientError ? cause : classify(call, answer, watched, cause);
  }
  const { response, error } = result;
  if (!response.ok) return { error: new ApiError(method, path, response, redact(error, token)), response };
  const empty = response.status === 204 || response.status === 205 || method === "HEAD";
  return { data: empty ? undefined : await readBody(call.name, response, parseAs, token), response };
}

/** Who threw inside openapi-fetch: its making of the request, its reading of an error's body, or middleware. */
function classify({ name }: Call, answer: Response | undefined, watched: boolean, cause: unknown): unknown {
  if (answer && !answer.ok) return new NetworkError(name, cause);
  if (watched) return cause;
  // The platform's message about a header shows its value.
  const isAboutHeader = /header/i.test(String(cause));
  return new ConfigurationError(
    `${name}: no request could be made of these ${isAboutHeader ? "headers" : "options"}; nothing was sent`,
    isAboutHeader ? {} : { cause },
  );
}
