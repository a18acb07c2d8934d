/** The query parameters that select a page. */
export interface NumberedPageQuery {
  readonly page?: number;
  readonly page_size?: number;
}

/** A page with the numbers of its neighbours; `null` at the end of the collection. */
export interface NumberedPage<Item> {
  readonly items: readonly Item[];
  readonly pageSize: number;
  readonly previous: number | null;
  readonly next: number | null;
}

/** The page size without `page_size` (API fact). */
const defaultPageSize = 25;

/** Cuts one page by its number; `undefined` when there is no such page. The first page always exists, even if it is empty. */
export function cutNumberedPage<Item>(
  items: readonly Item[],
  query: NumberedPageQuery,
): NumberedPage<Item> | undefined {
  const { page = 1, page_size: pageSize = defaultPageSize } = query;
  const pages = Math.max(1, Math.ceil(items.length / pageSize));
  if (page > pages) return undefined;
  return {
    items: items.slice((page - 1) * pageSize, page * pageSize),
    pageSize,
    previous: page > 1 ? page - 1 : null,
    next: page < pages ? page + 1 : null,
  };
}
