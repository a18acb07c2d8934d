import { InvalidIdError } from "./invalid-id-error.ts";
import { isId } from "./is-id.ts";

/** ULIDs are written in Crockford's base 32, which has no I, L, O or U. */
const digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * When a resource was created, to the millisecond, according to its ID: the 26 characters after the letters are a ULID,
 * and its first ten characters are the milliseconds since 1970.
 *
 * @see https://github.com/ulid/spec#binary-layout-and-byte-order
 *
 * @example
 * createdAt("vhcl01HRFF3SEVSCRAV9B3CHVDFN0H");
 * //=> 2024-03-08T16:42:33.307Z
 *
 * @throws {InvalidIdError} If `id` is not an ID, or the ten characters after its letters are not the time of a ULID.
 */
export function createdAt(id: string): Date {
  let milliseconds = isId(id) && id.charAt(4) < "8" ? 0 : Number.NaN;
  for (const digit of id.slice(4, 14)) {
    const value = digits.indexOf(digit);
    milliseconds = milliseconds * 32 + (value < 0 ? Number.NaN : value);
  }
  if (Number.isNaN(milliseconds)) throw new InvalidIdError(id, "an ID that ends in a ULID");
  return new Date(milliseconds);
}
