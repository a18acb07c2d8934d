/**
 * As in the API, the id of a resource is four lower-case letters for its collection and a ULID: 48 bits of time, then
 * 80 random bits, in Crockford's base 32. So the ids of a collection, sorted as text, are in the order of their
 * creation.
 *
 *     vhcl01HRFF3SEVSCRAV9B3CHVDFN0H
 *     └┬─┘└───┬────┘└──────┬───────┘
 *     kind   time        random
 */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** The two characters that encode each number of ten bits. */
const pairs: readonly string[] = Array.from(
  { length: 1024 },
  (_, bits) => alphabet.charAt(bits >>> 5) + alphabet.charAt(bits & 31),
);

/** Makes the id of a resource that was created at `timeMs` (milliseconds since 1970). `random` returns 32 random bits. */
export function makeId(prefix: string, timeMs: number, random: () => number): string {
  const timeHigh = Math.floor(timeMs / 2 ** 20);
  const [first, second, third] = [random(), random(), random()];
  // `join` makes one flat string. `+` would make a chain of strings, which needs several times the memory.
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

/** When the resource with this id was created, in milliseconds since 1970. */
export function timeOfId(id: string): number {
  let time = 0;
  for (const letter of id.slice(4, 14)) time = time * 32 + alphabet.indexOf(letter);
  return time;
}

/** The two characters for the lowest ten bits. */
function pair(bits: number): string {
  return pairs[bits & 1023] ?? "";
}

/** Makes a version 4 UUID (RFC 9562). `random` returns 32 random bits. */
export function makeUuid(random: () => number): string {
  const hex = Array.from({ length: 4 }, () => (random() >>> 0).toString(16).padStart(8, "0")).join("");
  // The 13th digit is the version; the two upper bits of the 17th are the variant.
  const variant = "89ab"[Number.parseInt(hex.charAt(16), 16) % 4];
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join("-");
}
