import { secretSpellings } from "../../errors/secret-spellings.ts";

/** What a network or system error says about itself without repeating what was sent. */
const details = ["code", "syscall", "hostname", "host", "address", "port"];

/** How far causes are followed. Node nests two: the TypeError of `fetch`, and the error of each address. */
const deepest = 5;

/**
 * A copy of an error for use as a `cause`. A user's own `fetch`, store or callback can throw anything: errors with the
 * request, its headers or its body as properties are common. So only what is known to be harmless is copied, and the
 * secrets are taken out of the texts, in whatever spelling.
 */
export function safeCause(error: unknown, secrets: readonly (string | undefined)[]): unknown {
  const pattern = patternOf(secrets.filter((secret) => secret !== undefined));
  const clean = (text: string) => text.replace(pattern, "[redacted]");
  return copyOf(error, clean, 0);
}

function copyOf(error: unknown, clean: (text: string) => string, depth: number): unknown {
  if (typeof error === "string") return clean(error);
  if (!isError(error) || depth === deepest) return undefined;
  const { cause, errors } = error as { cause?: unknown; errors?: unknown };
  const options = cause === undefined ? {} : { cause: copyOf(cause, clean, depth + 1) };
  // JSON.parse quotes what it could not parse: a stored token, say.
  const message = error instanceof SyntaxError ? "what was read is malformed" : clean(String(error.message));
  const copy = Array.isArray(errors)
    ? new AggregateError(
        errors.slice(0, 10).map((one) => copyOf(one, clean, depth + 1)),
        message,
        options,
      )
    : new Error(message, options);
  // A TypeError stays a TypeError, but for a class of the user's own its name has to do: it could have getters.
  if (error instanceof TypeError) Object.setPrototypeOf(copy, TypeError.prototype);
  const name = clean(String(error.name));
  if (copy.name !== name) define(copy, "name", name);
  define(copy, "stack", [`${name}: ${message}`, ...framesOf(error).map(clean)].join("\n"));
  for (const key of details) {
    const value = (error as unknown as Record<string, unknown>)[key];
    if (typeof value === "string") Object.assign(copy, { [key]: clean(value) });
    else if (typeof value === "number") Object.assign(copy, { [key]: value });
  }
  return copy;
}

/** An error of another realm, such as a test runner's, is no instance of this one's `Error`. */
function isError(value: unknown): value is Error {
  return value instanceof Error || Object.prototype.toString.call(value) === "[object Error]";
}

function define(error: Error, key: string, value: string): void {
  Object.defineProperty(error, key, { value, configurable: true, writable: true });
}

/** The lines of a stack that name a place in the code: V8's, and those of Firefox and Safari. */
function framesOf({ stack }: Error): readonly string[] {
  return String(stack)
    .split("\n")
    .filter((line) => /^\s+at |^\S*@\S+:\d+:\d+$/.test(line));
}

function patternOf(secrets: readonly string[]): RegExp {
  const texts = secrets
    .flatMap(encodings)
    .flatMap((text) => (text.length < shortest ? [text] : secretSpellings(text)));
  const longestFirst = [...new Set(texts)].filter((text) => text !== "").sort((a, b) => b.length - a.length);
  const escaped = longestFirst.map((text) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&"));
  return new RegExp([...escaped, "(?<=Basic )[\\w+/=-]+"].join("|"), "gi");
}

/** Base64 of a shorter secret is two or three characters, which are everywhere. */
const shortest = 4;

/** A secret as it is, in a URL, in a form, and as HTTP Basic has it before Base64. */
function encodings(secret: string): readonly string[] {
  const strict = encodeURIComponent(secret).replace(/[-_.!~*'()]/g, (character) => {
    return `%${character.charCodeAt(0).toString(16)}`;
  });
  const form = new URLSearchParams([["", secret]]).toString().slice(1);
  return [secret, encodeURIComponent(secret), form, strict, strict.replaceAll("%20", "+")];
}
