import { QueryOptionError } from "../query-option-error.ts";

/** What JSON can hold. */
export type KeyValue =
  | string
  | number
  | boolean
  | null
  | readonly KeyValue[]
  | { readonly [name: string]: KeyValue };

/**
 * A copy that is plain JSON, for keys that are hashed, dehydrated and persisted. Members that are null, undefined or empty
 * objects are left out, as they are from a request.
 *
 * @param name What is copied, for the error.
 * @throws {QueryOptionError} for a function, a symbol, or an object that is not plain.
 */
export function keyValue(name: string, value: unknown): KeyValue | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === "string" || typeof value === "boolean") return value;
  // JSON makes null of NaN and the infinities, and has no bigint.
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  if (typeof value === "bigint") return String(value);
  if (value instanceof Date) return String(value.getTime());
  if (Array.isArray(value)) return value.map((item, index) => keyValue(`${name}[${index}]`, item) ?? null);
  if (typeof value !== "object" || !isPlain(value)) {
    throw new QueryOptionError(`${name}: expected plain data, because it is a part of the query's key`);
  }
  const members = Object.entries(value)
    .map(([key, member]) => [key, keyValue(`${name}.${key}`, member)] as const)
    .filter(([, member]) => member !== undefined);
  return members.length === 0
    ? undefined
    : (Object.fromEntries(members) as { readonly [name: string]: KeyValue });
}

/** Whether all of an object's data are its own members: not so for a Map, a Blob, or `FormData`. */
function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
