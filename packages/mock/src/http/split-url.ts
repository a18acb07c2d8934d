/**
 * Splits a request's URL before the path of its operation, which has `segments` segments. URLs in the response start with
 * the first part, even if an application mounts the mock below a path of its own.
 *
 *     https://example.com/mock/v2/vehicles/?page_size=2  →  https://example.com/mock/v2 and /vehicles
 */
export function splitUrl(
  url: string,
  segments: number,
): { readonly base: string; readonly path: string; readonly query: URLSearchParams } {
  const { origin, pathname, searchParams } = new URL(url);
  const end = pathname.endsWith("/") ? pathname.length - 1 : pathname.length;
  let start = end;
  for (let count = 0; count < segments; count += 1) start = pathname.lastIndexOf("/", start - 1);
  return { base: origin + pathname.slice(0, start), path: pathname.slice(start, end), query: searchParams };
}
