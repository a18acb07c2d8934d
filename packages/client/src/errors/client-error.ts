/**
 * The base class of all errors of this package; it is not thrown itself. `kind` distinguishes its subclasses even
 * across realms and copies of the package, where `instanceof` fails.
 */
export abstract class ClientError extends Error {
  /** What went wrong, as a literal to `switch` on. */
  abstract readonly kind: string;

  /** What `JSON.stringify` writes: name, kind, message and the error's own fields. */
  toJSON(): Record<string, unknown> {
    const { name, message } = this;
    return { name, message, ...Object.fromEntries(Object.entries(this).map(writable)) };
  }
}

/** A server's document can be nested deeper than `JSON.stringify` goes; the rest of the error has to get through. */
function writable([name, value]: [string, unknown]): [string, unknown] {
  try {
    JSON.stringify(value);
    return [name, value];
  } catch {
    return [name, "[nested too deeply]"];
  }
}
