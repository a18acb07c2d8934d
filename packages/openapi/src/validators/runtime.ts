/**
 * What compiled validators need at run time. It includes no part of the compiler, so that a package can bundle the
 * validators without ajv.
 */
export { equal } from "./equal.ts";
export { formats } from "./formats.ts";
export { ucs2length } from "./length.ts";
export { double, int32, int64, isDate, isDateTime, isUri } from "./own-formats.ts";
