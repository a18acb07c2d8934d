/**
 * What compiled validators need at run time. No part of the compiler comes with it, so that a package can bundle the
 * validators and leave ajv out.
 */
export { equal } from "./equal.ts";
export { formats } from "./formats.ts";
export { ucs2length } from "./length.ts";
export { double, int32, int64, isDate, isDateTime, isUri } from "./own-formats.ts";
