import { ClientError } from "../client-error.ts";

export type Key = string | symbol;

/**
 * Redacts an object in two passes. The first visits all reachable objects, and finds those that contain a secret,
 * directly or in an object that they refer to. The second copies the objects found, or changes them in place if they
 * are the client's own errors. Neither pass recurses, so deep nesting cannot overflow the stack, and cycles terminate.
 */
export class RedactedCopy {
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

  /** Returns the redacted copy of the root, or the root itself if it contains no secret or is a ClientError. */
  copy(root: object): object {
    this.#explore(root);
    for (const object of this.#changed) {
      // The client's own errors keep their identity: they are changed in place.
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
      for (const [key, value] of [...entriesOf(object), ...itemsOf(object)]) {
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
    // An object that refers to a changed object is changed too: it has to refer to the copy.
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
    const redact = (value: unknown) =>
      typeof value === "string" ? this.#text(value) : (this.#copies.get(value as object) ?? value);
    if (object instanceof Map && copy instanceof Map) {
      for (const [key, value] of object) copy.set(redact(key), redact(value));
    }
    if (object instanceof Set && copy instanceof Set) for (const item of object) copy.add(redact(item));
    for (const [key, value] of entriesOf(object)) {
      const descriptor = Object.getOwnPropertyDescriptor(object, key);
      const name = this.#name(key);
      if (name !== key && copy === object) Reflect.deleteProperty(object, key);
      Object.defineProperty(copy, name, {
        value: redact(value),
        enumerable: descriptor?.enumerable ?? !isError(object),
        writable: true,
        configurable: true,
      });
    }
  }
}

/**
 * The parts of an object that can contain text: its own properties, and what errors, headers, requests and responses
 * store elsewhere. A user's `fetch` often throws errors with the request as a property.
 */
function entriesOf(object: object): [key: Key, value: unknown][] {
  try {
    if (isHeaders(object)) return [...object];
    if (isRequestOrResponse(object)) return Object.entries({ url: object.url, headers: object.headers });
  } catch {
    // The getters throw for an object that only has the prototype of such a class: read its own properties.
  }
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

/** The keys and values of a map, or the items of a set, each with an empty name. */
function itemsOf(object: object): [key: Key, value: unknown][] {
  const items = object instanceof Map ? [...object].flat() : object instanceof Set ? [...object] : [];
  return items.map((item) => ["", item]);
}

/** Whether a value is an error; an error of another realm, such as a test runner's, is not an instance of `Error` here. */
export function isError(value: unknown): value is Error {
  return value instanceof Error || Object.prototype.toString.call(value) === "[object Error]";
}

/** Checks the tag rather than the class, because undici and other realms have their own classes of this name. */
function isHeaders(object: object): object is Headers {
  return tagOf(object) === "Headers" && Symbol.iterator in object;
}

function isRequestOrResponse(object: object): object is Request | Response {
  return /^(Request|Response)$/.test(tagOf(object));
}

function tagOf(object: object): string {
  return Object.prototype.toString.call(object).slice(8, -1);
}

/** An empty object of the same kind; a plain object for a request or response, whose properties cannot be set. */
function shellOf(object: object): object {
  if (isHeaders(object)) return new Headers();
  if (isRequestOrResponse(object)) return {};
  if (Array.isArray(object)) return [];
  if (object instanceof Map) return new Map();
  if (object instanceof Set) return new Set();
  const prototype: object | null = Object.getPrototypeOf(object);
  if (!isError(object)) return Object.create(prototype) as object;
  if (object instanceof DOMException) return new DOMException("", object.name);
  // `inspect` and `structuredClone` recognize an error only if `new Error` created it.
  return Object.setPrototypeOf(new Error(), prototype) as object;
}
