import { resourcePaths, servers } from "@ev-vehicles/types";
import { matchReference } from "./match-reference.ts";

/**
 * The URL of a resource as the API expects it in a body. Pass the resource's ID, or its URL in any of the ways in which
 * the API writes it.
 *
 * @example
 * await ev.POST("/vehicles", { body: { trim: referenceUrl("trim01HRFHBCM7VBSWRPVYFBQMH2BR") } });
 *
 * @example
 * referenceUrl("https://api.ev.energy/v2/trim/vehicle_trim01HRFHBCM7VBSWRPVYFBQMH2BR");
 * //=> "https://api.ev.energy/v2/vehicle_trims/trim01HRFHBCM7VBSWRPVYFBQMH2BR"
 *
 * @param baseUrl The base URL of the result.
 * @throws {ResolveError} `unknownReference`, if no operation in the description reads the resource.
 */
export function referenceUrl(reference: string, baseUrl: string = servers.live): string {
  const { path, params } = matchReference(reference, resourcePaths);
  const filled = path.replace(/\{(.+?)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
  // A path may contain a colon (RFC 3986 section 3.3), and the API does not encode it in timestamps.
  return baseUrl.replace(/\/$/, "") + filled.replaceAll("%3A", ":");
}
