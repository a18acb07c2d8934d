import { SafeError } from "./time-limit.ts";

/** Token responses have a few hundred bytes; a server that sends more than this is not a token endpoint. */
const maxBytes = 1_000_000;

/**
 * Reads the text of a response, up to a megabyte.
 *
 * @param name What is read, for the error message.
 * @throws SafeError if the text is larger; the rest is not read.
 */
export async function readLimited(response: Response, name: string): Promise<string> {
  // React Native has no streams, so its responses are not limited. A response without content has no body either.
  if (!response.body) return response.text();
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > maxBytes) {
      // Not awaited: cancelling a hostile stream may never finish.
      void reader.cancel().catch(() => {});
      throw new SafeError(`${name} is larger than ${maxBytes} bytes`);
    }
    text += decoder.decode(value, { stream: true });
  }
}
