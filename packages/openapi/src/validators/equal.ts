import equalModule from "ajv/dist/runtime/equal.js";

/** Whether two JSON values are equal. */
export const equal: (one: unknown, other: unknown) => boolean = defaultOf(equalModule);

/** Runtimes and bundlers disagree on the default export of a CommonJS module. */
function defaultOf<Value>(module: unknown): Value {
  return typeof module === "function" ? (module as Value) : (module as { default: Value }).default;
}
