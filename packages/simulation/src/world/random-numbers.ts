import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import type { RandomGenerator } from "pure-rand/types/RandomGenerator";

/** The generator of a seed. The sequences of neighbouring seeds are unrelated. */
export function generatorOf(seed: number): RandomGenerator {
  return xoroshiro128plus(Math.floor(numberAt(seed, 0) * 2 ** 32) | 0);
}

/** Numbers in [0, 1), always the same for a seed. */
export function randomNumbers(seed: number): () => number {
  const generator = generatorOf(seed);
  return () => (generator.next() >>> 0) / 2 ** 32;
}

/** The number in [0, 1) for a seed and a position, regardless of what was drawn before. */
export function numberAt(seed: number, position: number): number {
  let mixed = Math.imul(seed ^ Math.imul(position + 1, 0x9e3779b1), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
}
