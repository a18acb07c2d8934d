import { ApiError } from "../errors/api-error.ts";
import { ClientError } from "../errors/client-error.ts";
import { ConfigurationError } from "../errors/configuration-error.ts";
import { InvalidResponseError } from "../errors/invalid-response-error.ts";
import { NetworkError } from "../errors/network-error.ts";
import { readUnprovenFailure } from "../errors/network-failure.ts";
import type { Result } from "../result.ts";
import type { Call } from "./call.ts";
import { PlainRequest } from "./plain-request.ts";
import { readText } from "./read-text.ts";
import { sendRequest } from "./send-request.ts";
import { type Progress, startReading, watchMiddleware } from "./watch-middleware.ts";
import type { Deadline } from "./within-time.ts";

/**
 * One attempt of a call is one call of openapi-fetch: it serializes the request, runs middleware and reads the
 * response. A retry builds the request anew, so nothing is replayed.
 *
 * @throws the errors of getting no whole response, and whatever middleware throws.
 */
export async function attempt(call: Call, deadline: Deadline): Promise<Result<unknown, ApiError>> {
  const { info, options, settings, signal } = call;
  const { parseAs = "json" } = options;
  const progress: Progress = { stage: "building" };
  const watched = watchMiddleware(call, progress);
  // A stream goes on after the call, and so does the caller's right to abort it.
  const lasting = parseAs === "stream" && signal;
  try {
    const { data, error, response } = await settings.core.request(
      info.method as "get",
      info.path as "/vehicles",
      {
        ...(watched.length === 0 && { Request: PlainRequest as unknown as typeof Request }),
        ...(options as object),
        // Without path parameters openapi-fetch would send the placeholder.
        params: { path: {}, ...options.params } as object,
        // JSON is read and parsed below, within maxResponseBytes and so that an error can quote it.
        parseAs: parseAs === "json" ? "stream" : parseAs,
        signal: lasting ? AbortSignal.any([lasting, deadline.signal]) : deadline.signal,
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
    throw meaningOf(call, progress, cause);
  }
}

/** Statuses without a body by definition. */
const bodiless = [204, 205];

async function readJson(call: Call, response: Response): Promise<unknown> {
  const { info, name } = call;
  if (bodiless.includes(response.status) || info.method === "HEAD") return undefined;
  const text = await readText(call, response);
  if (text === "") {
    // A write may have nothing to say; a read that says nothing has lost something.
    if (info.method !== "GET" && !response.headers.has("content-type")) return undefined;
    throw new InvalidResponseError(name, response, "has no body", "");
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new InvalidResponseError(name, response, "is not JSON", text, cause);
  }
}

function meaningOf({ name, settings }: Call, { response, stage }: Progress, cause: unknown): unknown {
  if (cause instanceof ClientError || stage === "sending") return cause;
  if (stage === "reading") {
    const { code } = Object(cause) as { readonly code?: unknown };
    // What Node, and strings of every platform, say of more text than they can hold.
    if (response && (code === "ERR_STRING_TOO_LONG" || cause instanceof RangeError)) {
      return new InvalidResponseError(name, response, "is too long for a text", "", cause);
    }
    return new NetworkError(name, new URL(settings.shared.origin).host, readUnprovenFailure(cause), cause);
  }
  // The platform's message about a header shows its value.
  const kept = /header/i.test(String(cause)) ? {} : { cause };
  return new ConfigurationError(`${name}: invalid request options: ${reasonOf(cause)}`, kept);
}

function reasonOf(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  return /header/i.test(message) ? "a header has an invalid name or value" : message;
}
