import { defaultPageSize, type Page } from "./cut-page.ts";

/** The query parameters that select a numbered page. */
export interface NumberedPageQuery {
  readonly page?: number;
  readonly page_size?: number;
}

/** Cuts the page with a number, counted from 1; `undefined` if it does not exist. The first page always exists. */
export function cutNumberedPage<Item>(
  items: readonly Item[],
  { page = 1, page_size: pageSize = defaultPageSize }: NumberedPageQuery,
): Page<Item, number> | undefined {
  const pages = Math.max(1, Math.ceil(items.length / pageSize));
  if (page > pages) return undefined;
  return {
    items: items.slice((page - 1) * pageSize, page * pageSize),
    pageSize,
    previous: page > 1 ? page - 1 : null,
    next: page < pages ? page + 1 : null,
  };
}
