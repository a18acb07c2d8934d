import { ResolveError } from "./resolve-error.ts";
import type { ResourcePaths } from "./resource-paths.ts";

/** The error for a reference that no operation reads; names the paths that would have been understood. */
export function unknownReference(reference: string, paths: ResourcePaths): ResolveError {
  const known = Object.keys(paths).join(", ");
  return new ResolveError("unknownReference", reference, `Expected the URL or id of a resource (${known})`);
}
