import { ClientError } from "./client-error.ts";
import { anyOf, redacted, secretSpellings } from "./secret-pattern.ts";

const bearer = "Bearer ";

/** A shorter secret can be an ordinary word or number: it is redacted only where it is certainly the token. */
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

  /** Adds a secret of the call: its token, or one that replaces it after a 401. */
  add(secret: string | null | undefined): void {
    if (!secret || this.#secrets.has(secret)) return;
    this.#secrets.add(secret);
    this.#pattern = undefined;
  }

  /** The text with the secrets redacted in every spelling. */
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
   * changed in place; everything else that contains a secret is copied, with its prototype.
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

/**
 * Copies the objects that contain a secret, in two passes over all reachable objects: the first finds those that contain
 * one, directly or deeper; the second copies them. Neither pass recurses, so deep nesting cannot overflow the stack, and
 * cycles terminate.
 */
class RedactedCopy {
  readonly #name: (key: Key) => Key;
  readonly #text: (text: string) => string;
  /** Each reachable object, with the objects that refer to it. */
  readonly #referrers = new Map<object, Set<object>>();
  readonly #changed = new Set<object>();
  readonly #copies = new Map<object, object>();

  constructor(name: (key: Key) => Key, text: (text: string) => string) {
    this.#name = name;
    this.#text = text;
  }

  copy(root: object): object {
    this.#explore(root);
    for (const object of this.#changed) {
      // The client's own errors keep their identity.
      this.#copies.set(object, object instanceof ClientError ? object : shellOf(object));
    }
    for (const [object, copy] of this.#copies) this.#fill(object, copy);
    return this.#copies.get(root) ?? root;
  }

  #explore(root: object): void {
    const found: object[] = [];
    this.#referrers.set(root, new Set());
    const open = [root];
    for (let object = open.pop(); object; object = open.pop()) {
      for (const [key, value] of entriesOf(object)) {
        if (this.#name(key) !== key || (typeof value === "string" && this.#text(value) !== value)) {
          found.push(object);
        }
        if (typeof value !== "object" || value === null) continue;
        const referrers = this.#referrers.get(value);
        if (referrers) referrers.add(object);
        else {
          this.#referrers.set(value, new Set([object]));
          open.push(value);
        }
      }
    }
    // An object that refers to a changed one has to refer to its copy.
    for (let object = found.pop(); object; object = found.pop()) {
      if (this.#changed.has(object)) continue;
      this.#changed.add(object);
      found.push(...(this.#referrers.get(object) ?? []));
    }
  }

  #fill(object: object, copy: object): void {
    if (isHeaders(object)) {
      for (const [name, value] of object) (copy as Headers).set(name, this.#text(value));
      return;
    }
    for (const [key, value] of entriesOf(object)) {
      const replaced = typeof value === "string" ? this.#text(value) : this.#copies.get(value as object);
      const descriptor = Object.getOwnPropertyDescriptor(object, key);
      const name = this.#name(key);
      if (name !== key && copy === object) Reflect.deleteProperty(object, key);
      Object.defineProperty(copy, name, {
        value: replaced ?? value,
        enumerable: descriptor?.enumerable ?? !isError(object),
        writable: true,
        configurable: true,
      });
    }
  }
}

type Key = string | symbol;

/**
 * The parts of an object that can contain text: its own properties, and what errors, headers, requests and responses
 * store elsewhere. A user's `fetch` often throws errors with the request as a property.
 */
function entriesOf(object: object): [key: Key, value: unknown][] {
  if (isHeaders(object)) return [...object];
  if (isRequestOrResponse(object))
    return [
      ["url", object.url],
      ["headers", object.headers],
    ];
  if (ArrayBuffer.isView(object)) return [];
  const entries: [Key, unknown][] = [];
  for (const key of Reflect.ownKeys(object)) {
    if (key === "length" && Array.isArray(object)) continue;
    const descriptor = Object.getOwnPropertyDescriptor(object, key);
    // In some versions of Node, `stack` is an accessor; reading it has no side effects.
    if (descriptor && ("value" in descriptor || key === "stack")) {
      entries.push([key, (object as Record<Key, unknown>)[key]]);
    }
  }
  // DOMException has `message` as a getter on its prototype.
  if (isError(object) && !Object.hasOwn(object, "message")) entries.push(["message", object.message]);
  return entries;
}

/** Whether a value is an error; an error of another realm, such as a test runner's, is not an instance of `Error` here. */
export function isError(value: unknown): value is Error {
  return value instanceof Error || Object.prototype.toString.call(value) === "[object Error]";
}

/** By their tags, because undici and other realms have classes of the same names. */
function isHeaders(object: object): object is Headers {
  return tagOf(object) === "Headers" && Symbol.iterator in object;
}

function isRequestOrResponse(object: object): object is Request | Response {
  return /^(Request|Response)$/.test(tagOf(object));
}

function tagOf(object: object): string {
  return Object.prototype.toString.call(object).slice(8, -1);
}

/** An empty object of the same kind; a plain object for a request or response, which cannot be changed. */
function shellOf(object: object): object {
  if (isHeaders(object)) return new Headers();
  if (isRequestOrResponse(object)) return {};
  if (Array.isArray(object)) return [];
  const prototype: object | null = Object.getPrototypeOf(object);
  if (!isError(object)) return Object.create(prototype) as object;
  if (object instanceof DOMException) return new DOMException("", object.name);
  // `inspect` and `structuredClone` recognize an error only if `new Error` created it.
  return Object.setPrototypeOf(new Error(), prototype) as object;
}
