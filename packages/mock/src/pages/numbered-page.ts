import type { Sequence } from "./sequence.ts";

/** A page by number: the third paging scheme of the API, used by a model's connectors. */
export interface NumberedPage<Item> {
  readonly items: readonly Item[];
  readonly pageSize: number;
  /** The numbers of the neighbours; `null` at the end of the collection. */
  readonly previous: number | null;
  readonly next: number | null;
}

/**
 * Cuts the page of a number, counted from 1; `undefined` if it does not exist, for which the API returns 404. The first
 * page always exists.
 */
export function numberedPage<Item>(
  sequence: Sequence<Item>,
  { page = 1, page_size: pageSize = 25 }: { readonly page?: number; readonly page_size?: number },
): NumberedPage<Item> | undefined {
  const start = (page - 1) * pageSize;
  if (page > 1 && start >= sequence.length) return undefined;
  const end = Math.min(sequence.length, start + pageSize);
  return {
    items: Array.from({ length: Math.max(0, end - start) }, (_, offset) => sequence.at(start + offset)),
    pageSize,
    previous: page > 1 ? page - 1 : null,
    next: end < sequence.length ? page + 1 : null,
  };
}

/** The `Link` header of a numbered page, written like that of the other schemes. */
export function numberedLinkHeader(
  listUrl: string,
  query: URLSearchParams,
  page: NumberedPage<unknown>,
): string {
  const target = (number: number | null): string => {
    if (number === null) return "about:blank";
    const kept = new URLSearchParams(query);
    kept.set("page_size", String(page.pageSize));
    kept.set("page", String(number));
    return `${listUrl}?${kept}`;
  };
  return `<${target(page.previous)}>; rel="previous", <${target(page.next)}>; rel="next"`;
}
