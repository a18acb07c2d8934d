/**
 * Repeatable random numbers. All random values of the mock come from here, so that a seed always gives the same fleet.
 */

/** Hashes a string to 32 bits: FNV-1a, then mixed so that similar strings give unrelated numbers. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return avalanche(hash);
}

/** Hashes several numbers to 32 bits. */
export function hashNumbers(...numbers: readonly number[]): number {
  let hash = 0x9e3779b9;
  for (const number of numbers) hash = avalanche(hash ^ Math.imul(number | 0, 0x85ebca6b));
  return hash;
}

/**
 * Returns a generator of 32-bit numbers that depend only on the seed: the mixed values of a counter (as in Mulberry32).
 */
export function randomSource(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    return avalanche(state);
  };
}

/** Turns 32 bits into a number from 0 (included) to 1 (excluded). */
export function fraction(bits: number): number {
  return bits / 0x1_0000_0000;
}

/** Picks an element of a list by 32 bits. @throws {RangeError} if the list is empty. */
export function pick<T>(items: readonly T[], bits: number): T {
  const item = items[bits % items.length];
  if (item === undefined) throw new RangeError("Cannot pick an element from an empty list.");
  return item;
}

function avalanche(value: number): number {
  let mixed = value ^ (value >>> 16);
  mixed = Math.imul(mixed, 0x21f0aaad);
  mixed ^= mixed >>> 15;
  mixed = Math.imul(mixed, 0x735a2d97);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
