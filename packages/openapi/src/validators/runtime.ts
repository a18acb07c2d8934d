/**
 * What compiled validators need at run time. No part of the compiler comes with it, so that a package can bundle the
 * validators and leave ajv out.
 */
import equalModule from "ajv/dist/runtime/equal.js";
import ucs2lengthModule from "ajv/dist/runtime/ucs2length.js";

export { formats } from "./formats.ts";

/** Whether two JSON values are the same. */
export const equal: (one: unknown, other: unknown) => boolean = defaultOf(equalModule);

/** The length of a text in characters (code points). */
export const ucs2length: (text: string) => number = defaultOf(ucs2lengthModule);

/** Runtimes and bundlers disagree on what a CommonJS module's default is. */
function defaultOf<Value>(module: unknown): Value {
  return typeof module === "function" ? (module as Value) : (module as { default: Value }).default;
}
