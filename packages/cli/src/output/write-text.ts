import { once } from "node:events";
import type { Writable } from "node:stream";

/** Writes a text, and waits until the stream accepts more: a slow reader must not make the memory grow. */
export async function writeText(stream: Writable, text: string): Promise<void> {
  if (stream.destroyed || stream.errored) return;
  if (!stream.write(text) && !stream.destroyed) {
    // A reader that closes the pipe (`| head`) also ends the wait.
    const ended = new AbortController();
    const events = ["drain", "close", "error"].map((name) => once(stream, name, { signal: ended.signal }));
    await Promise.race(events).catch(() => {});
    ended.abort();
    await Promise.allSettled(events);
  }
}
