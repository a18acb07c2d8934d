/**
 * The base class of all errors of this package. `kind` distinguishes the subclasses even across realms and copies of
 * the package, where `instanceof` fails.
 */
export abstract class ClientError extends Error {
  /** What went wrong, as a literal for a `switch`. */
  abstract readonly kind: string;

  /** Returns the name, the message and the error's fields, for `JSON.stringify`. */
  toJSON(): Record<string, unknown> {
    const { name, message } = this;
    return { name, message, ...Object.fromEntries(Object.entries(this).map(serializable)) };
  }
}

/**
 * Replaces a field that `JSON.stringify` cannot serialize, so that the others are not lost: a field with a parsed body
 * can be nested so deeply that the stack overflows.
 */
function serializable([name, value]: [string, unknown]): [string, unknown] {
  try {
    JSON.stringify(value);
    return [name, value];
  } catch {
    return [name, "[nested too deeply]"];
  }
}
