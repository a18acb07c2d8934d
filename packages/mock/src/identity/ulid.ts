/**
 * Resource ids are four lower-case letters of the collection and a ULID (API fact): 48 bits of time, then 80 bits of
 * chance, in Crockford's base 32, so that sorting ids as text sorts them by creation.
 *
 *     vhcl01HRFF3SEVSCRAV9B3CHVDFN0H
 *     └┬─┘└───┬────┘└──────┬───────┘
 *     kind   time        chance
 */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Every pair of letters, by the ten bits that they stand for. */
const pairs: readonly string[] = Array.from(
  { length: 1024 },
  (_, bits) => alphabet.charAt(bits >>> 5) + alphabet.charAt(bits & 31),
);

/** Makes the id of a resource that was created at `timeMs` (milliseconds since 1970); `chance` returns 32 random bits. */
export function makeId(prefix: string, timeMs: number, chance: () => number): string {
  const timeHigh = Math.floor(timeMs / 2 ** 20);
  const [first, second, third] = [chance(), chance(), chance()];
  // Joining pairs makes one flat string; adding letters up makes a chain of them, at several times the memory.
  return [
    prefix,
    pair(timeHigh >>> 20),
    pair(timeHigh >>> 10),
    pair(timeHigh),
    pair(timeMs >>> 10),
    pair(timeMs),
    pair(first >>> 20),
    pair(first >>> 10),
    pair(first),
    pair(second >>> 20),
    pair(second >>> 10),
    pair(second),
    pair(third >>> 10),
    pair(third),
  ].join("");
}

/** When the resource of this id was created, in milliseconds since 1970. */
export function timeOfId(id: string): number {
  let time = 0;
  for (const letter of id.slice(4, 14)) time = time * 32 + alphabet.indexOf(letter);
  return time;
}

/** The letters of the lowest ten bits. */
function pair(bits: number): string {
  return pairs[bits & 1023] ?? "";
}
