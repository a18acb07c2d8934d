import { type Key, RedactedCopy } from "./redacted-copy.ts";
import { anyOf, redacted, secretSpellings } from "./secret-pattern.ts";

const bearer = "Bearer ";

/** A shorter secret can be an ordinary word or number: it is redacted only as a whole value or after `Bearer`. */
const minLengthAnywhere = 8;

/**
 * Hides the secrets of one call. Every error (with its causes), event and log line leaves the client through
 * {@link Redaction.apply}: a proxy's error page can repeat a request with its headers, and a platform's message can
 * quote them.
 *
 * It works on values, never on serialized JSON, so no secret can break the structure of a document.
 */
export class Redaction {
  readonly #secrets = new Set<string>();
  /** Built when first needed, and again after a secret was added. */
  #pattern: RegExp | undefined;

  /** Adds a secret of the call, such as its token. */
  add(secret: string | null | undefined): void {
    if (!secret || this.#secrets.has(secret)) return;
    this.#secrets.add(secret);
    this.#pattern = undefined;
  }

  /** The text with the secrets redacted, whether plain or encoded. */
  text(text: string): string {
    return this.#secrets.has(text) ? redacted : this.#within(text);
  }

  #within(text: string): string {
    if (this.#secrets.size === 0) return text;
    this.#pattern ??= patternOf([...this.#secrets]);
    return text.replace(this.#pattern, (match) => (match.startsWith(bearer) ? bearer : "") + redacted);
  }

  /**
   * The value with the secrets redacted. A value without secrets is returned as it is. The client's own errors are
   * changed in place; everything else that contains a secret is copied, with its prototype. Of a request or response
   * with a secret, only the URL and the headers are copied.
   */
  apply<Value>(value: Value): Value {
    if (this.#secrets.size === 0) return value;
    if (typeof value === "string") return this.text(value) as Value;
    if (typeof value !== "object" || value === null) return value;
    const name = (key: Key) => (typeof key === "string" ? this.#within(key) : key);
    const text = (text: string) => this.text(text);
    return new RedactedCopy(name, text).copy(value) as Value;
  }
}

function patternOf(secrets: readonly string[]): RegExp {
  const anywhere = secrets.filter(({ length }) => length >= minLengthAnywhere).flatMap(secretSpellings);
  const short = secrets.filter(({ length }) => length < minLengthAnywhere);
  const afterBearer = short.length > 0 && `${bearer}(?:${anyOf(short)})(?!\\w)`;
  return new RegExp([anyOf(anywhere), afterBearer].filter(Boolean).join("|"), "g");
}

const redactions = new WeakMap<Response, Redaction>();

/** Remembers the redaction of the call that got this response, for middleware that throws errors about it. */
export function rememberRedaction(response: Response, redaction: Redaction): void {
  redactions.set(response, redaction);
}

/** The value, with the secrets of the call that got this response redacted. */
export function redactFor<Value>(response: Response, value: Value): Value {
  return redactions.get(response)?.apply(value) ?? value;
}
