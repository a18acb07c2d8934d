import { ConfigurationError } from "../errors/configuration-error.ts";

/**
 * Writes query parameters the way OpenAPI has by default, `form` with `explode`: a list repeats its name.
 *
 *     { page_size: 25, expand: ["user", "trim"] } → page_size=25&expand=user&expand=trim
 *
 * Absent is absent: a filter that is `undefined` by mistake would otherwise widen the list without a word.
 *
 * @throws ConfigurationError for a value that is no text, finite number, boolean or list of these.
 */
export function serializeQuery(query: Readonly<Record<string, unknown>>): string {
  let text = "";
  for (const name in query) {
    const value = query[name];
    for (const item of Array.isArray(value) ? value : [value]) {
      if (typeof item !== "string" && typeof item !== "boolean" && !Number.isFinite(item)) {
        throw new ConfigurationError(
          `Query parameter ${name}: expected text, number, boolean or a list, got ${String(item)}`,
        );
      }
      text += `${text && "&"}${name}=${encodeURIComponent(item as string)}`;
    }
  }
  return text;
}
