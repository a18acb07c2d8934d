/**
 * What compiled validators need at run time. It contains no part of the compiler, so that a package can bundle the
 * validators without ajv.
 */
export { equal } from "./equal.ts";
export { formats } from "./formats.ts";
export { double, int32, int64, isDate, isDateTime, isUri } from "./own-formats.ts";

/** The length of a string in characters (code points), as JSON Schema counts it (Validation, 6.3.1). */
export function ucs2length(text: string): number {
  let length = 0;
  for (const _character of text) length++;
  return length;
}
