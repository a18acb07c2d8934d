import { KnownFault } from "./known-fault.ts";

/** Responses with tokens have some hundred bytes; whatever sends more than this is no token endpoint. */
const maxBytes = 1_000_000;

/**
 * The text of a response, which is not read further than a megabyte.
 *
 * @param what What is read, for the message.
 * @throws KnownFault if it is longer.
 */
export async function readLimited(response: Response, what: string): Promise<string> {
  // Some platforms have no streams, and a response without content has no body.
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
      // Not awaited: a hostile stream may never end.
      void reader.cancel().catch(() => {});
      throw new KnownFault(`${what} is larger than ${maxBytes} bytes`);
    }
    text += decoder.decode(value, { stream: true });
  }
}
