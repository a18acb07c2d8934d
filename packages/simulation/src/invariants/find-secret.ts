import { secretMark } from "../api/token-endpoint.ts";

const maxDepth = 6;

/**
 * Finds a secret in a value, and returns the path to it. Searches own properties to a depth of six, including non-enumerable
 * ones, because any of them could be printed.
 */
export function findSecret(value: unknown, depth = 0): string | undefined {
  if (typeof value === "string") return value.includes(secretMark) ? "" : undefined;
  if (typeof value !== "object" || value === null || depth === maxDepth) return undefined;
  if (value instanceof Headers) return findSecret(Object.fromEntries(value), depth);
  for (const name of Object.getOwnPropertyNames(value)) {
    if (name.includes(secretMark)) return `.${name}`;
    const found = findSecret((value as Record<string, unknown>)[name], depth + 1);
    if (found !== undefined) return `.${name}${found}`;
  }
  return undefined;
}
