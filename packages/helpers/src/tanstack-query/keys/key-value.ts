import { QueryOptionError } from "../errors.ts";

/** A JSON value. */
export type KeyValue =
  | string
  | number
  | boolean
  | null
  | readonly KeyValue[]
  | { readonly [name: string]: KeyValue };

/**
 * Copies a value as plain JSON, because keys are hashed, dehydrated and persisted. Members that are null, undefined or an
 * empty object are left out, as they are in a request.
 *
 * @param name The name of the value, for the error message.
 * @throws {QueryOptionError} For a function, a symbol, or an object that is neither plain nor an array nor a Date.
 */
export function keyValue(name: string, value: unknown): KeyValue | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === "string" || typeof value === "boolean") return value;
  // JSON turns NaN and the infinities into null, and has no bigint, so they become strings. Adding 0 turns -0 into 0, as
  // JSON does.
  if (typeof value === "number") return Number.isFinite(value) ? value + 0 : String(value);
  if (typeof value === "bigint") return String(value);
  if (value instanceof Date) return String(value.getTime());
  if (Array.isArray(value)) return value.map((item, index) => keyValue(`${name}[${index}]`, item) ?? null);
  if (typeof value !== "object" || !isPlain(value)) {
    throw new QueryOptionError(`${name} must be plain data, because it is part of the key`);
  }
  const members = Object.entries(value)
    .map(([key, member]) => [key, keyValue(`${name}.${key}`, member)] as const)
    .filter(([, member]) => member !== undefined);
  return members.length === 0
    ? undefined
    : (Object.fromEntries(members) as { readonly [name: string]: KeyValue });
}

/** Whether an object is plain: created as `{}` or without a prototype, unlike a Map, a Blob or an object of a class. */
function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
