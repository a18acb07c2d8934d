/**
 * The base class of all errors of this package. `kind` distinguishes the subclasses even across realms and copies of
 * the package, where `instanceof` fails.
 */
export abstract class ClientError extends Error {
  /** What went wrong, as a literal for a `switch`. */
  abstract readonly kind: string;

  /** Used by `JSON.stringify`: the name, the message and the error's fields. */
  toJSON(): Record<string, unknown> {
    const { name, message } = this;
    return { name, message, ...Object.fromEntries(Object.entries(this).map(serializable)) };
  }
}

/** Replaces a value nested so deeply that `JSON.stringify` would overflow the stack and lose the whole error. */
function serializable([name, value]: [string, unknown]): [string, unknown] {
  try {
    JSON.stringify(value);
    return [name, value];
  } catch {
    return [name, "[nested too deeply]"];
  }
}
