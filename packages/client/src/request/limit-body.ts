import type { Call } from "./call.ts";
import { tooLarge } from "./read-text.ts";

/**
 * The response as openapi-fetch and middleware may read it: its body fails when it exceeds `maxResponseBytes`, and the
 * rest is not read.
 *
 * @throws InvalidResponseError if the response itself says that it is larger.
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
  // What openapi-fetch only passes on is counted by the client as it reads it.
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
  // A constructed response has no URL, and middleware may look at it.
  return Object.defineProperty(copy, "url", { value: response.url });
}
