import { idAtEnd } from "../ids/reference-id.ts";
import { ResolveError } from "./resolve-error.ts";

/** A path that reads one resource. */
export interface ResourcePath {
  /** The first letters of the IDs, by path parameter. Parameters that are not IDs, such as a timestamp, are left out. */
  readonly ids: Readonly<Record<string, string>>;
  /** The names that the operation can expand. */
  readonly expand: readonly string[];
}

/**
 * The paths that read one resource each, such as `/vehicles/{vehicle_id}`. Those of this API are in
 * `@ev-vehicles/types`.
 */
export type ResourcePaths = Readonly<Record<string, ResourcePath>>;

/** The operation that reads a reference: the path as in the description, and its parameters. */
export interface ReferenceTarget {
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
}

/**
 * Finds the operation that reads the resource of a reference. The host does not matter: references contain the live host,
 * whichever server sends them. Their paths vary; the API's own samples have:
 *
 *     https://api.ev.energy/v2/vehicles/vhcl01HRFF3SEVSCRAV9B3CHVDFN0H
 *     https://api.ev.energy/v2/trim/vehicle_trim01HRFHBCM7VBSWRPVYFBQMH2BR
 *     https://api.ev.energy/v2/user/user01HN2NJ9NMRZBXT1H6FT9N7735
 *     https://api.ev.energy/v2/vehicles/vhcl01HRFF3SEVSCRAV9B3CHVDFN0H/status_logs/2024-04-17T09:39:45.994584Z/
 *
 * So the letters of an ID decide what the reference points to. The collection's name before an ID does not matter, and may
 * be missing. All other names in the path must be as in the description. A base path without an ID may come first.
 *
 * @throws {ResolveError} `unknownReference`, if no path matches. The message lists the known paths.
 */
export function matchReference(reference: string, paths: ResourcePaths): ReferenceTarget {
  const segments = segmentsOf(reference);
  for (const [path, { ids }] of Object.entries(paths)) {
    const steps = path.slice(1).split("/");
    const base = segments.length - steps.length;
    const params: Record<string, string> = {};
    const matches = steps.every((step, index) => {
      const segment = segments[base + index];
      const name = parameterOf(step);
      if (!name) return segment === step || parameterOf(steps[index + 1] ?? "") in ids;
      const prefix = ids[name] ?? "";
      const value = prefix ? idAtEnd.exec(segment ?? "")?.[0] : segment;
      if (!value?.startsWith(prefix)) return false;
      params[name] = value;
      return true;
    });
    // If another ID comes first, the reference points to a part of another resource: `/programs/prog01…/vehicles/vhcl01…`.
    if (matches && !segments.some((segment, index) => index < base && idAtEnd.test(segment))) {
      return { path, params };
    }
  }
  const expected = `expected the URL or ID of a resource (${Object.keys(paths).join(", ")})`;
  throw new ResolveError("unknownReference", reference, `No operation reads this reference; ${expected}`);
}

/** The name of a path parameter: `vehicle_id` for `{vehicle_id}`, empty for `vehicles`. */
function parameterOf(step: string): string {
  return step.startsWith("{") ? step.slice(1, -1) : "";
}

/**
 * The segments in the path of a reference, which is a URL, a path or a bare ID; empty if the reference can't be
 * parsed.
 */
function segmentsOf(reference: string): string[] {
  try {
    return new URL(reference, "https://api.invalid").pathname
      .split("/")
      .filter(Boolean)
      .map(decodeURIComponent);
  } catch {
    return [];
  }
}
