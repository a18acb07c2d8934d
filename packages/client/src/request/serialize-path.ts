import { ConfigurationError } from "../errors/configuration-error.ts";

/**
 * Fills the placeholders of a path. A value stays within its own segment: `..` would climb to the parent path,
 * and a slash, also an encoded one that some servers decode, would add segments.
 *
 *     /vehicles/{vehicle_id} + { vehicle_id: "vhcl01…" } → /vehicles/vhcl01…
 *
 * @throws ConfigurationError for a value that is missing, empty, not text or number, or leaves its segment.
 */
export function serializePath(path: string, values: Readonly<Record<string, unknown>> = {}): string {
  // A look is cheaper than a replacement that finds nothing.
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

// The last part is half of a surrogate pair, which no encoding can carry.
const leavesItsSegment = /^\.{1,2}$|[/\\]|%2e|%2f|%5c|\p{Cs}/iu;
