import { once } from "node:events";
import type { Writable } from "node:stream";

/** Writes a text and waits until there is room for more: a slow reader must not fill the memory. */
export async function writeText(stream: Writable, text: string): Promise<void> {
  if (stream.destroyed || stream.errored) return;
  if (!stream.write(text) && !stream.destroyed) {
    // A reader that goes away (`| head`) ends the wait as well.
    const ended = new AbortController();
    const events = ["drain", "close", "error"].map((name) => once(stream, name, { signal: ended.signal }));
    await Promise.race(events).catch(() => {});
    ended.abort();
    await Promise.allSettled(events);
  }
}
