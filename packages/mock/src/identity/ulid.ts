/**
 * Resource ids are four lower-case letters of the collection and a ULID (API fact): 48 bits of time, then 80 bits of
 * chance, in Crockford's base 32, so that sorting ids as text sorts them by creation.
 *
 *     vhcl01HRFF3SEVSCRAV9B3CHVDFN0H
 *     └┬─┘└───┬────┘└──────┬───────┘
 *     kind   time        chance
 */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Makes the id of a resource that was created at `timeMs` (milliseconds since 1970); `chance` returns 32 random bits. */
export function makeId(prefix: string, timeMs: number, chance: () => number): string {
  // 80 bits of chance are 16 letters of 5 bits each, out of three draws: 6 + 6 + 4.
  return (
    prefix +
    encode(timeMs, 10) +
    encode(chance() >>> 2, 6) +
    encode(chance() >>> 2, 6) +
    encode(chance() >>> 12, 4)
  );
}

/** When the resource of this id was created, in milliseconds since 1970. */
export function timeOfId(id: string): number {
  let time = 0;
  for (const letter of id.slice(4, 14)) time = time * 32 + alphabet.indexOf(letter);
  return time;
}

function encode(value: number, length: number): string {
  let text = "";
  let rest = value;
  for (let position = 0; position < length; position += 1) {
    text = alphabet.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}
