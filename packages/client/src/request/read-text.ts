import { InvalidResponseError } from "../errors/invalid-response-error.ts";
import type { Call } from "./call.ts";

/**
 * Reads a body as text, up to `maxResponseBytes`: 600 kB of gzip can be 600 MB of text.
 *
 * @throws InvalidResponseError for a larger body, whose rest is not read.
 */
export async function readText(call: Call, response: Response): Promise<string> {
  const { maxResponseBytes } = call.settings;
  const { body } = response;
  // React Native has no streams.
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

export function tooLarge({ name, settings }: Call, response: Response): InvalidResponseError {
  const fault = `is larger than maxResponseBytes, ${settings.maxResponseBytes} bytes`;
  return new InvalidResponseError(name, response, fault, "");
}
