import { jsonText } from "./visible-controls.ts";

/**
 * The value at a dotted path: `trim.model.name`, or `stops.0.city` in a list.
 *
 * @returns undefined if a part of the path is missing or is a reference that is not expanded.
 */
export function valueAt(item: unknown, path: string): unknown {
  let value = item;
  for (const key of path.split(".")) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

/** Formats a value for a cell: empty for null, JSON for objects and lists. */
export function cellText(value: unknown): string {
  if (value === undefined || value === null) return "";
  return typeof value === "object" ? jsonText(value) : String(value);
}
