import { InvalidResponseError } from "../errors/invalid-response-error.ts";
import type { Call } from "./call.ts";

/**
 * Limits a response to `maxResponseBytes` for openapi-fetch and middleware: reading a longer body fails and ends the
 * download. The limit matters because 600 kB of gzip can become 600 MB of text.
 *
 * @throws InvalidResponseError if the response's `Content-Length` already exceeds the limit.
 */
export function limitBody(call: Call, response: Response): Response {
  const { maxResponseBytes } = call.settings;
  const { body, headers, ok, status } = response;
  const { parseAs = "json" } = call.options;
  if (!body || maxResponseBytes === Infinity || parseAs === "stream") return response;
  const length = headers.get("content-length");
  if (Number(length) > maxResponseBytes) {
    void body.cancel();
    throw tooLarge(call, response);
  }
  // Only `readText` reads this body, and it applies the limit itself.
  if (ok && parseAs === "json" && call.middleware.length === 0) return response;
  const reader = body.getReader();
  let bytes = 0;
  const limited = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await reader.read();
        if (done) return controller.close();
        bytes += value.byteLength;
        if (bytes <= maxResponseBytes) return controller.enqueue(value);
        const error = tooLarge(call, response);
        controller.error(error);
        await reader.cancel(error);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
  const copy = new Response(limited, { status, statusText: response.statusText, headers });
  // A constructed response has no URL, but middleware may read it.
  return Object.defineProperty(copy, "url", { value: response.url });
}

/**
 * Reads a body as text.
 *
 * @throws InvalidResponseError as soon as more than `maxResponseBytes` have been read.
 */
export async function readText(call: Call, response: Response): Promise<string> {
  const { maxResponseBytes } = call.settings;
  const { body } = response;
  // React Native has no streams, so the limit cannot be applied there.
  if (body === undefined) return response.text();
  if (body === null) return "";
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    bytes += chunk.value.byteLength;
    if (bytes > maxResponseBytes) {
      const error = tooLarge(call, response);
      await reader.cancel(error);
      throw error;
    }
    text += decoder.decode(chunk.value, { stream: true });
  }
  return text + decoder.decode();
}

function tooLarge({ name, settings }: Call, response: Response): InvalidResponseError {
  const fault = `is larger than maxResponseBytes, ${settings.maxResponseBytes} bytes`;
  return new InvalidResponseError(name, response, fault, "");
}
