import { pageQuery } from "../links/page-query.ts";
import { startLink } from "../links/start-link.ts";
import { type Page, toPage } from "./page.ts";
import { Progress } from "./progress.ts";
import { type PageContent, requestPage } from "./request-page.ts";
import type { Walk } from "./walk.ts";

/**
 * Yields the pages of a list. A page is requested when the caller asks for it or, with `prefetch`, one page ahead.
 *
 * Every request asks for the caller's page size, or for the rest of the limit if that is less. So the next link of the
 * last page begins right after the last item that the caller gets. If a page is larger anyway, because the server
 * or a page number fixes its size, it is cut, and no link points to the place of the cut.
 *
 * @param controller Aborts the requests in flight when the walk ends. The caller can abort it to end the walk.
 */
export async function* walkPages(
  walk: Walk,
  controller: AbortController = new AbortController(),
): AsyncGenerator<Page<unknown>, void, undefined> {
  const { relation, prefetch } = walk;
  const signal = walk.signal ? AbortSignal.any([walk.signal, controller.signal]) : controller.signal;
  const progress = new Progress(walk);
  let left = walk.limit;
  let prefetched: Promise<PageContent> | undefined;

  const load = async (link: string): Promise<PageContent> => {
    const query = pageQuery(walk, link, relation, left);
    progress.beforeRequest(query);
    return requestPage(walk, query, signal);
  };

  try {
    let link = left > 0 ? startLink(walk) : null;
    while (link !== null && left > 0) {
      signal.throwIfAborted();
      const { items, neighbours, response } = await (prefetched ?? load(link));
      progress.afterResponse(items);
      const kept = (relation === "previous" ? items.toReversed() : items).slice(0, left);
      left -= kept.length;
      const nextLink = neighbours.position[relation];
      prefetched = prefetch && typeof nextLink === "string" && left > 0 ? load(nextLink) : undefined;
      // A failed prefetch is thrown when the caller asks for its page. Until then, it is not an unhandled rejection.
      prefetched?.catch(() => {});
      yield toPage(kept, neighbours.position, response, kept.length < items.length ? relation : undefined);
      if (nextLink === undefined && left > 0) throw neighbours.missingLinkError(relation);
      link = nextLink ?? null;
    }
  } finally {
    if (prefetched) controller.abort();
  }
}
