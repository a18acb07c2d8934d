import equalModule from "ajv/dist/runtime/equal.js";

/** Whether two JSON values are the same. */
export const equal: (one: unknown, other: unknown) => boolean = defaultOf(equalModule);

/** Runtimes and bundlers disagree on what a CommonJS module's default is. */
function defaultOf<Value>(module: unknown): Value {
  return typeof module === "function" ? (module as Value) : (module as { default: Value }).default;
}
