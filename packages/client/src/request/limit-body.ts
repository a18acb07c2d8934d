import { InvalidResponseError } from "../errors/invalid-response-error.ts";
import type { Call } from "./call.ts";

/**
 * The response, whose body fails when it exceeds `maxResponseBytes`: 600 kB of gzip can be 600 MB of text. The rest is
 * not read.
 */
export function limitBody(call: Call, response: Response): Response {
  const { maxResponseBytes } = call.settings;
  const { body, headers, status } = response;
  if (!body || maxResponseBytes === Infinity || call.options.parseAs === "stream") return response;
  const tooLarge = () => {
    const fault = `is larger than maxResponseBytes, ${maxResponseBytes} bytes`;
    return new InvalidResponseError(call.name, response, fault, "");
  };
  // Without an encoding the length is that of the body, and the platform holds the server to it.
  const length = headers.has("content-encoding") ? undefined : headers.get("content-length");
  if (length && Number(length) > maxResponseBytes) {
    void body.cancel();
    throw tooLarge();
  }
  // Across origins a browser hides the encoding, and the length may be that of the compressed body.
  if (length && response.type !== "cors") return response;
  const reader = body.getReader();
  let bytes = 0;
  const limited = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await reader.read();
        if (done) return controller.close();
        bytes += value.byteLength;
        if (bytes <= maxResponseBytes) return controller.enqueue(value);
        const error = tooLarge();
        controller.error(error);
        await reader.cancel(error);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
  const copy = new Response(limited, { status, statusText: response.statusText, headers });
  // A constructed response has no URL, and middleware may look at it.
  Object.defineProperty(copy, "url", { value: response.url });
  return copy;
}
