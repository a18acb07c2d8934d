import { ClientError } from "./client-error.ts";
import { secretSpellings } from "./secret-spellings.ts";

const redacted = "[redacted]";
const bearer = "Bearer ";

/** A shorter secret is an ordinary word or number in documents: it is hidden only where it is certainly the token. */
const shortestAnywhere = 8;

/**
 * Hides the secrets of one call. Every error (with its causes), event and log line leaves the client through
 * {@link Redaction.apply}: a proxy's error page can repeat a request with its headers, a platform's message can quote
 * them.
 *
 * It works on values, never on serialized JSON, so whatever a secret looks like, documents stay what they are.
 */
export class Redaction {
  readonly #secrets = new Set<string>();
  /** What to look for; made again when a secret is added. */
  #pattern: RegExp | undefined;

  /** Adds a secret that the call uses: a token, also one that is renewed later. */
  add(secret: string | null | undefined): void {
    if (!secret || this.#secrets.has(secret)) return;
    this.#secrets.add(secret);
    this.#pattern = undefined;
  }

  /** The text without the secrets, in whatever spelling they are there. */
  text(text: string): string {
    return this.#secrets.has(text) ? redacted : this.#within(text);
  }

  #within(text: string): string {
    if (this.#secrets.size === 0) return text;
    this.#pattern ??= patternOf([...this.#secrets]);
    return text.replace(this.#pattern, (match) => (match.startsWith(bearer) ? bearer : "") + redacted);
  }

  /**
   * The value without the secrets. A value without secrets is returned as it is. The client's own errors are changed in place;
   * everything else that holds a secret is copied, with its prototype.
   */
  apply<Value>(value: Value): Value {
    if (this.#secrets.size === 0) return value;
    if (typeof value === "string") return this.text(value) as Value;
    if (typeof value !== "object" || value === null) return value;
    const name = (key: string) => this.#within(key);
    const text = (text: string) => this.text(text);
    return new Copying(name, text).copy(value) as Value;
  }
}

function patternOf(secrets: readonly string[]): RegExp {
  const anywhere = secrets.filter(({ length }) => length >= shortestAnywhere).flatMap(secretSpellings);
  const short = secrets.filter(({ length }) => length < shortestAnywhere);
  const alternatives = [...new Set(anywhere)].sort((a, b) => b.length - a.length).map(escaped);
  if (short.length > 0) alternatives.push(`${bearer}(?:${short.map(escaped).join("|")})(?!\\w)`);
  return new RegExp(alternatives.join("|"), "g");
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}

/**
 * Copies what has to change, in two passes over everything within reach: first which objects hold a secret, directly or
 * further down, then the copies. Neither pass recurses, so no depth of nesting overflows the stack, and cycles end.
 */
class Copying {
  readonly #name: (key: string) => string;
  readonly #text: (text: string) => string;
  /** Each object within reach, with those that refer to it. */
  readonly #referrers = new Map<object, Set<object>>();
  readonly #changed = new Set<object>();
  readonly #copies = new Map<object, object>();

  constructor(name: (key: string) => string, text: (text: string) => string) {
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
    // What refers to something that changes has to change, too.
    for (let object = found.pop(); object; object = found.pop()) {
      if (this.#changed.has(object)) continue;
      this.#changed.add(object);
      found.push(...(this.#referrers.get(object) ?? []));
    }
  }

  #fill(object: object, copy: object): void {
    if (object instanceof Headers) {
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
        enumerable: descriptor?.enumerable ?? false,
        writable: true,
        configurable: true,
      });
    }
  }
}

/** What can hold text: an object's own properties, and what errors and headers keep elsewhere. */
function entriesOf(object: object): [key: string, value: unknown][] {
  if (object instanceof Headers) return [...object];
  if (!isPlain(object) && !isError(object)) return [];
  const entries: [string, unknown][] = [];
  for (const key of Object.getOwnPropertyNames(object)) {
    if (key === "length" && Array.isArray(object)) continue;
    const descriptor = Object.getOwnPropertyDescriptor(object, key);
    // Node's stack is an accessor in some versions; reading it is safe.
    if (descriptor && ("value" in descriptor || key === "stack")) {
      entries.push([key, (object as Record<string, unknown>)[key]]);
    }
  }
  // A DOMException's message is its prototype's.
  if (isError(object) && !Object.hasOwn(object, "message")) entries.push(["message", object.message]);
  return entries;
}

/** An error of another realm, such as a test runner's, is no instance of this one's `Error`. */
function isError(object: object): object is Error {
  return object instanceof Error || Object.prototype.toString.call(object) === "[object Error]";
}

function isPlain(object: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(object);
  return Array.isArray(object) || prototype === null || prototype === Object.prototype;
}

/** An object of the same kind without content. */
function shellOf(object: object): object {
  if (object instanceof Headers) return new Headers();
  if (Array.isArray(object)) return [];
  const prototype: object | null = Object.getPrototypeOf(object);
  if (!isError(object)) return Object.create(prototype) as object;
  if (object instanceof DOMException) return new DOMException("", object.name);
  // Only what `new Error` makes is an error to `inspect` and `structuredClone`.
  return Object.setPrototypeOf(new Error(), prototype) as object;
}
