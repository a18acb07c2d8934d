import type { Page } from "./cut-page.ts";

/**
 * The `Link` header of a list (RFC 8288): both relations in one header, `previous` rather than `prev`, and
 * `about:blank` at the end of the collection (API facts). The links keep the request's other parameters.
 *
 *     <about:blank>; rel="previous", <https://api.ev.energy/v2/vehicles?page_size=25&page_after=vhcl01…>; rel="next"
 */
export function linkHeader(listUrl: string, query: URLSearchParams, page: Page<unknown>): string {
  const kept = new URLSearchParams(query);
  kept.delete("page_after");
  kept.delete("page_before");
  kept.set("page_size", String(page.pageSize));
  const target = (parameter: string, cursor: string | null): string =>
    cursor === null ? "about:blank" : `${listUrl}?${kept}&${parameter}=${encodeCursor(cursor)}`;
  return `<${target("page_before", page.previous)}>; rel="previous", <${target("page_after", page.next)}>; rel="next"`;
}

/** Colons need no encoding in a query (RFC 3986, 3.4), and the API does not encode them in its timestamps. */
function encodeCursor(cursor: string): string {
  return encodeURIComponent(cursor).replaceAll("%3A", ":");
}
