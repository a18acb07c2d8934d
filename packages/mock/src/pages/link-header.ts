/**
 * The `Link` header of a list (RFC 8288). As in the API, it has both relations, `previous` instead of `prev`, and
 * `about:blank` at either end of the collection. The links keep the request's other parameters.
 *
 *     <about:blank>; rel="previous", <https://api.ev.energy/v2/vehicles?page_size=25&page_after=vhcl01…>; rel="next"
 *     <about:blank>; rel="previous", <https://api.ev.energy/v2/vehicle_models/vmod01…/connectors?page_size=25&page=2>; rel="next"
 */
import type { Page } from "./cut-page.ts";

/** The header of a page that is selected by cursor. */
export function linkHeader(listUrl: string, query: URLSearchParams, page: Page<unknown>): string {
  const { next, pageSize, previous } = page;
  const base = `${listUrl}?${withoutPage(query, pageSize, "page_after", "page_before")}`;
  return header(
    previous === null ? undefined : `${base}&page_before=${encodeCursor(previous)}`,
    next === null ? undefined : `${base}&page_after=${encodeCursor(next)}`,
  );
}

/** The header of a page that is selected by number. */
export function numberedLinkHeader(
  listUrl: string,
  query: URLSearchParams,
  { next, pageSize, previous }: Page<unknown, number>,
): string {
  const base = `${listUrl}?${withoutPage(query, pageSize, "page")}`;
  return header(
    previous === null ? undefined : `${base}&page=${previous}`,
    next === null ? undefined : `${base}&page=${next}`,
  );
}

function header(previous = "about:blank", next = "about:blank"): string {
  return `<${previous}>; rel="previous", <${next}>; rel="next"`;
}

function withoutPage(
  query: URLSearchParams,
  pageSize: number,
  ...parameters: readonly string[]
): URLSearchParams {
  const kept = new URLSearchParams(query);
  for (const parameter of parameters) kept.delete(parameter);
  kept.set("page_size", String(pageSize));
  return kept;
}

/** Colons need no encoding in a query (RFC 3986, 3.4), and the API does not encode them in its timestamps. */
function encodeCursor(cursor: string): string {
  return encodeURIComponent(cursor).replaceAll("%3A", ":");
}
