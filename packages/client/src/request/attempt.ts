import { ApiError } from "../errors/api-error.ts";
import { ClientError } from "../errors/client-error.ts";
import { ConfigurationError } from "../errors/configuration-error.ts";
import { InvalidResponseError } from "../errors/invalid-response-error.ts";
import { NetworkError } from "../errors/network-error.ts";
import { readUnprovenFailure } from "../errors/network-failure.ts";
import type { Result } from "../result.ts";
import { readText } from "./body-limit.ts";
import type { Call } from "./call.ts";
import type { Deadline } from "./deadline.ts";
import { type Progress, startReading, watchMiddleware } from "./middleware.ts";
import { sendRequest } from "./send-request.ts";
import { PlainRequest } from "./transmit.ts";

/**
 * Makes one attempt of a call: one call of openapi-fetch, which serializes the request and runs middleware. Each
 * attempt builds a new request, because the body of a request can be read only once.
 *
 * @throws a ClientError if there is no usable response; whatever middleware or a custom budget store throws.
 */
export async function attempt(call: Call, deadline: Deadline): Promise<Result<unknown, ApiError>> {
  const { info, options, settings, signal } = call;
  const { parseAs = "json" } = options;
  const progress: Progress = { stage: "building" };
  const watched = watchMiddleware(call, progress);
  // The caller reads a stream after the call has ended, so the caller's signal must still abort it.
  const streamSignal = parseAs === "stream" && signal;
  try {
    const { data, error, response } = await settings.core.request(
      info.method as "get",
      info.path as "/vehicles",
      {
        ...(watched.length === 0 && { Request: PlainRequest as unknown as typeof Request }),
        ...(options as object),
        // If `path` were missing, openapi-fetch would send the placeholders of the path.
        params: { path: {}, ...options.params } as object,
        // `readJson` reads JSON, within maxResponseBytes, so that an error can quote the text.
        parseAs: parseAs === "json" ? "stream" : parseAs,
        signal: streamSignal ? AbortSignal.any([streamSignal, deadline.signal]) : deadline.signal,
        middleware: watched,
        fetch: async (request: Request) => {
          progress.stage = "sending";
          const received = await sendRequest(call, deadline, request);
          if (watched.length === 0) startReading(progress, received);
          return received;
        },
      },
    );
    if (!response.ok) return { error: new ApiError(info.method, info.path, response, error), response };
    return { data: parseAs === "json" ? await readJson(call, response) : data, response };
  } catch (cause) {
    throw interpretError(call, progress, cause);
  }
}

/** RFC 9110, sections 15.3.5 and 15.3.6: responses with these statuses have no body. */
const bodilessStatuses = [204, 205];

async function readJson(call: Call, response: Response): Promise<unknown> {
  const { info, name } = call;
  if (bodilessStatuses.includes(response.status) || info.method === "HEAD") return undefined;
  const text = await readText(call, response);
  if (text === "") {
    // The response to a write may be empty if it has no content type; an empty response to a GET has lost its data.
    if (info.method !== "GET" && !response.headers.has("content-type")) return undefined;
    throw new InvalidResponseError(name, response, "has no body", "");
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new InvalidResponseError(name, response, "is not JSON", text, cause);
  }
}

/** Decides by the attempt's stage what an error means. */
function interpretError({ name, settings }: Call, { response, stage }: Progress, cause: unknown): unknown {
  if (cause instanceof ClientError || stage === "sending") return cause;
  if (stage === "reading") {
    const { code } = Object(cause) as { readonly code?: unknown };
    // Text longer than a string can be: Node has an error code for it, other platforms throw a RangeError.
    if (response && (code === "ERR_STRING_TOO_LONG" || cause instanceof RangeError)) {
      return new InvalidResponseError(name, response, "is too long for a string", "", cause);
    }
    return new NetworkError(name, new URL(settings.shared.origin).host, readUnprovenFailure(cause), cause);
  }
  const message = cause instanceof Error ? cause.message : String(cause);
  // The platform's message about an invalid header quotes its value, which may be a token.
  if (/header/i.test(String(cause))) {
    return new ConfigurationError(`${name}: invalid request options: a header has an invalid name or value`);
  }
  return new ConfigurationError(`${name}: invalid request options: ${message}`, { cause });
}
