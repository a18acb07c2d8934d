import { once } from "node:events";
import type { Writable } from "node:stream";

/** Writes text, and waits until the stream accepts more, so that memory does not grow with a slow reader. */
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
