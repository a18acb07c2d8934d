import { ConfigurationError } from "../../errors/configuration-error.ts";

// The last alternative is an unpaired surrogate, which `encodeURIComponent` rejects.
const leavesItsSegment = /^\.{1,2}$|[/\\]|%2e|%2f|%5c|\p{Cs}/iu;

/**
 * Fills the placeholders of a path. Each value must stay within its segment: `..` would climb to the parent path, and a
 * slash would add segments, even an encoded one, because some servers decode it.
 *
 *     /vehicles/{vehicle_id} + { vehicle_id: "vhcl01…" } → /vehicles/vhcl01…
 *
 * @throws ConfigurationError for a value that is missing, empty, neither text nor a number, or leaves its segment.
 */
export function serializePath(path: string, values: Readonly<Record<string, unknown>> = {}): string {
  // `includes` is cheaper than a `replace` that finds nothing.
  if (!path.includes("{")) return path;
  return path.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const value = values[name];
    const text = typeof value === "string" || Number.isFinite(value) ? String(value) : "";
    if (!text || leavesItsSegment.test(text)) {
      throw new ConfigurationError(
        `Path parameter ${name}: expected one path segment, got ${JSON.stringify(value)}`,
      );
    }
    return encodeURIComponent(text);
  });
}

/**
 * Writes query parameters in OpenAPI's default style, `form` with `explode`: a list repeats its name.
 *
 *     { page_size: 25, expand: ["user", "trim"] } → page_size=25&expand=user&expand=trim
 *
 * Rejects an explicit `undefined`: dropping a filter that is undefined by mistake would silently widen the list.
 *
 * @throws ConfigurationError for a value that is not text, a finite number, a boolean or a list of these.
 */
export function serializeQuery(query: Readonly<Record<string, unknown>>): string {
  let text = "";
  for (const name in query) {
    const value = query[name];
    for (const item of Array.isArray(value) ? value : [value]) {
      if (typeof item !== "string" && typeof item !== "boolean" && !Number.isFinite(item)) {
        throw new ConfigurationError(
          `Query parameter ${name}: expected text, a finite number, a boolean or a list, got ${String(item)}`,
        );
      }
      text += `${text && "&"}${name}=${encodeURIComponent(item as string)}`;
    }
  }
  return text;
}
