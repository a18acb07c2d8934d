import { createHash } from "node:crypto";

/** How many words in a row make a fingerprint: fewer would meet common phrases, more would miss short sentences. */
export const runLength = 6;

/** The words of a text, without case, markup and punctuation. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
}

/** Every run of {@link runLength} words of a text, with its fingerprint. */
export function fingerprintsOf(text: string): { run: string; fingerprint: string }[] {
  const words = wordsOf(text);
  const starts = Math.max(0, words.length - runLength + 1);
  return Array.from({ length: starts }, (_, start) => {
    const run = words.slice(start, start + runLength).join(" ");
    return { run, fingerprint: fingerprintOf(run) };
  });
}

/** Ten hex digits of SHA-256: one way, so that the text itself is not in this repository. */
function fingerprintOf(run: string): string {
  return createHash("sha256").update(run).digest("hex").slice(0, 10);
}
