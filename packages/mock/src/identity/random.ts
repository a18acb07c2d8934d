/**
 * Repeatable randomness. Everything that the mock makes up comes from here, so that a seed always gives the same fleet.
 */

/** Mixes a text into 32 bits (FNV-1a with a final avalanche), so that neighbouring texts give unrelated numbers. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return avalanche(hash);
}

/** Mixes several numbers into 32 bits: the same numbers give the same bits, on every machine. */
export function hashNumbers(...numbers: readonly number[]): number {
  let hash = 0x9e3779b9;
  for (const number of numbers) hash = avalanche(hash ^ Math.imul(number | 0, 0x85ebca6b));
  return hash;
}

/** A source of 32-bit numbers that starts at a seed and repeats itself for the same seed (Mulberry32). */
export function randomSource(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    return avalanche(state);
  };
}

/** A number from 0 (included) to 1 (excluded) out of 32 bits. */
export function fraction(bits: number): number {
  return bits / 0x1_0000_0000;
}

/** One element of a list that is not empty, chosen by 32 bits. */
export function pick<T>(items: readonly T[], bits: number): T {
  const item = items[bits % items.length];
  if (item === undefined) throw new RangeError("There is nothing to pick from an empty list.");
  return item;
}

function avalanche(value: number): number {
  let mixed = value ^ (value >>> 16);
  mixed = Math.imul(mixed, 0x21f0aaad);
  mixed ^= mixed >>> 15;
  mixed = Math.imul(mixed, 0x735a2d97);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
