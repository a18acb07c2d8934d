import { isError } from "./redacted-copy.ts";
import { anyOf, redacted, secretSpellings } from "./secret-pattern.ts";

/** The properties of a network or system error that are copied: they do not normally repeat what was sent. */
const safeProperties = ["code", "syscall", "hostname", "host", "address", "port"];

/**
 * How many nested errors are copied, including the outermost. Node nests up to three: the TypeError of `fetch`, an
 * AggregateError, and the error of each address.
 */
const maxDepth = 5;

/**
 * A copy of an error that can be used as a `cause`. A user's `fetch`, store or callback can throw anything, and errors
 * often have the request, its headers or its body as properties. So only the name, message, stack, causes and
 * {@link safeProperties} are copied, and the secrets are redacted, whether plain or encoded.
 *
 * This is stricter than `Redaction`, which keeps everything except the secrets: a token request contains secrets of any
 * length, and nothing in it is worth showing.
 */
export function safeCause(error: unknown, secrets: readonly (string | undefined)[]): unknown {
  const pattern = patternOf(secrets.filter((secret) => secret !== undefined));
  return copyOf(error, (text) => text.replace(pattern, redacted), 0);
}

function copyOf(error: unknown, redact: (text: string) => string, depth: number): unknown {
  if (typeof error === "string") return redact(error);
  if (!isError(error) || depth === maxDepth) return undefined;
  const { cause, errors } = error as { cause?: unknown; errors?: unknown };
  const options = cause === undefined ? {} : { cause: copyOf(cause, redact, depth + 1) };
  // The message of JSON.parse quotes the input, which can be a stored token.
  const message = error instanceof SyntaxError ? "malformed input" : redact(String(error.message));
  const copy = Array.isArray(errors)
    ? new AggregateError(
        errors.slice(0, 10).map((one) => copyOf(one, redact, depth + 1)),
        message,
        options,
      )
    : new Error(message, options);
  // A TypeError stays a TypeError. Of a user's class only the name is kept: its prototype could have getters.
  if (error instanceof TypeError) Object.setPrototypeOf(copy, TypeError.prototype);
  const name = redact(String(error.name));
  if (copy.name !== name) define(copy, "name", name);
  define(copy, "stack", [`${name}: ${message}`, ...framesOf(error).map(redact)].join("\n"));
  for (const key of safeProperties) {
    const value = (error as unknown as Record<string, unknown>)[key];
    if (typeof value === "string") Object.assign(copy, { [key]: redact(value) });
    else if (typeof value === "number") Object.assign(copy, { [key]: value });
  }
  return copy;
}

function define(error: Error, key: string, value: string): void {
  Object.defineProperty(error, key, { value, configurable: true, writable: true });
}

/** The lines of a stack that name a place in the code, as V8, Firefox and Safari write them. */
function framesOf({ stack }: Error): readonly string[] {
  return String(stack)
    .split("\n")
    .filter((line) => /^\s+at |^\S*@\S+:\d+:\d+$/.test(line));
}

/** The Base64 of a shorter secret has only a few characters, which occur in any text, so it is not searched for. */
const minSpelledLength = 4;

function patternOf(secrets: readonly string[]): RegExp {
  const spellings = secrets
    .flatMap(encodings)
    .flatMap((text) => (text.length < minSpelledLength ? [text] : secretSpellings(text)));
  return new RegExp([anyOf(spellings), "(?<=Basic )[\\w+/=-]+"].filter(Boolean).join("|"), "gi");
}

/** A secret as it is, in a URL, in a form, and as oauth4webapi encodes it for HTTP Basic before Base64. */
function encodings(secret: string): readonly string[] {
  const strict = encodeURIComponent(secret).replace(/[-_.!~*'()]/g, (character) => {
    return `%${character.charCodeAt(0).toString(16)}`;
  });
  const form = new URLSearchParams([["", secret]]).toString().slice(1);
  return [secret, encodeURIComponent(secret), form, strict, strict.replaceAll("%20", "+")];
}
