import { ResolveError } from "./resolve-error.ts";
import type { ResourcePaths } from "./resource-paths.ts";

/** Where a reference leads: the path as the description has it, and its parameters. */
export interface ReferenceTarget {
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
}

/** The id that a path segment is, or ends with: `vehicle_trim01HRF…` holds `trim01HRF…`. */
export const idAtEnd: RegExp = /[a-z]{4}[A-Z\d]{26}$/;

/**
 * Finds the operation that reads what a reference points to. Only the path counts: references name the live host
 * whichever server they come from, and they are not all spelled alike. Seen in the API's own samples:
 *
 *     https://api.ev.energy/v2/vehicles/vhcl01HRFF3SEVSCRAV9B3CHVDFN0H
 *     https://api.ev.energy/v2/trim/vehicle_trim01HRFHBCM7VBSWRPVYFBQMH2BR
 *     https://api.ev.energy/v2/user/user01HN2NJ9NMRZBXT1H6FT9N7735
 *     https://api.ev.energy/v2/vehicles/vhcl01HRFF3SEVSCRAV9B3CHVDFN0H/status_logs/2024-04-17T09:39:45.994584Z/
 *
 * So an id says by its letters what it is, however the collection before it is spelled, or without one. The rest
 * must be as the description has it, behind any base path.
 *
 * @throws {ResolveError} `unknownReference`, naming the reference and what would have been understood.
 */
export function matchReference(reference: string, paths: ResourcePaths): ReferenceTarget {
  const segments = segmentsOf(reference);
  for (const [path, { ids }] of Object.entries(paths)) {
    const steps = path.slice(1).split("/");
    const base = segments.length - steps.length;
    const params: Record<string, string> = {};
    const fits = steps.every((step, index) => {
      const segment = segments[base + index];
      const name = parameterOf(step);
      if (!name) return segment === step || parameterOf(steps[index + 1] ?? "") in ids;
      const prefix = ids[name] ?? "";
      const value = prefix ? idAtEnd.exec(segment ?? "")?.[0] : segment;
      if (!value?.startsWith(prefix)) return false;
      params[name] = value;
      return true;
    });
    // An id further up makes it a part of something else: `/programs/prog01…/vehicles/vhcl01…` is no vehicle.
    if (fits && !segments.some((segment, index) => index < base && idAtEnd.test(segment))) {
      return { path, params };
    }
  }
  const expected = `Expected the URL or id of a resource (${Object.keys(paths).join(", ")})`;
  throw new ResolveError("unknownReference", reference, expected);
}

/** `vehicle_id` of `{vehicle_id}`; nothing of `vehicles`. */
function parameterOf(step: string): string {
  return step.startsWith("{") ? step.slice(1, -1) : "";
}

/** The path, in its parts, of a URL, a path or a bare id. */
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
