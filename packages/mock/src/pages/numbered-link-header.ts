import type { NumberedPage } from "./cut-numbered-page.ts";

/**
 * The `Link` header of a list that counts its pages; relations and ends as in every other list (API facts).
 *
 *     <about:blank>; rel="previous", <https://api.ev.energy/v2/vehicle_models/vmod01…/connectors?page_size=25&page=2>; rel="next"
 */
export function numberedLinkHeader(
  listUrl: string,
  query: URLSearchParams,
  { next, pageSize, previous }: NumberedPage<unknown>,
): string {
  const kept = new URLSearchParams(query);
  kept.delete("page");
  kept.set("page_size", String(pageSize));
  const target = (page: number | null): string =>
    page === null ? "about:blank" : `${listUrl}?${kept}&page=${page}`;
  return `<${target(previous)}>; rel="previous", <${target(next)}>; rel="next"`;
}
