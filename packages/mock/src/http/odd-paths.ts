const odd = /^\/charging_sub_sessions|\/(?:trim|user)\//;

/**
 * URLs in the API's sample answers are not all spelled like its paths (API facts). A client may follow them as they
 * are, so they lead where they mean to.
 *
 *     /v2/trim/vehicle_trim01HRFHBCM7VBSWRPVYFBQMH2BR    →  /v2/vehicle_trims/trim01HRFHBCM7VBSWRPVYFBQMH2BR
 *     /v2/user/user01HN2NJ9NMRZBXT1H6FT9N7735            →  /v2/users/user01HN2NJ9NMRZBXT1H6FT9N7735
 *     /charging_sub_sessions/?vehicle_id=…               →  /v2/charging_sub_sessions?vehicle_id=…
 */
export function straightenPath(pathname: string): string {
  if (!odd.test(pathname)) return pathname;
  const [, first, ...rest] = pathname.split("/");
  if (first === "charging_sub_sessions") return `/v2${pathname}`;
  const [collection, id = ""] = rest;
  if (collection === "trim" && rest.length >= 2)
    return `/${first}/vehicle_trims/${id.replace(/^vehicle_/, "")}`;
  if (collection === "user" && rest.length >= 2) return `/${first}/users/${id}`;
  return pathname;
}
