import { servers } from "@ev-vehicles/types";
import type { Identified } from "../state/records.ts";
import type { RequestContext } from "./handler.ts";

/**
 * The record that a URL in a body refers to, or an error message as Django REST framework, which the API uses, writes
 * it.
 */
type ReferenceResult<Entry> = { readonly record: Entry } | { readonly error: string };

const liveOrigin = new URL(servers.live).origin;

/**
 * Matches the id at the end of a reference, in all forms of the API's samples. Its first four letters name the
 * collection.
 *
 *     https://api.ev.energy/v2/vehicle_trims/trim01HRFHBCM7VBSWRPVYFBQMH2BR
 *     https://api.ev.energy/v2/trim/vehicle_trim01HRFHBCM7VBSWRPVYFBQMH2BR
 *     https://api.ev.energy/v2/user/user01HN2NJ9NMRZBXT1H6FT9N7735/
 */
const lastSegment = /\/(?:vehicle_)?([a-z]{4}[A-Z\d]{26})\/?$/;

/**
 * Looks up the record that a URL in a body refers to. The URL may use the origin of the request or of the live API, so
 * that bodies written for the API work with the mock.
 */
export function bodyReference<Entry extends Identified>(
  url: string,
  prefix: string,
  find: (id: string) => Entry | undefined,
  { links }: RequestContext,
): ReferenceResult<Entry> {
  const { origin, pathname } = new URL(url);
  const id = lastSegment.exec(pathname)?.[1];
  if (id === undefined || (origin !== liveOrigin && origin !== new URL(links.base).origin)) {
    return { error: "Invalid hyperlink - No URL match." };
  }
  if (!id.startsWith(prefix)) return { error: "Invalid hyperlink - Incorrect URL match." };
  const record = find(id);
  return record ? { record } : { error: "Invalid hyperlink - Object does not exist." };
}
