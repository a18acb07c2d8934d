import { pageQuery } from "../links/page-query.ts";
import { startLink } from "../links/start-link.ts";
import { type Page, toPage } from "./page.ts";
import { Progress } from "./progress.ts";
import { type PageContent, requestPage } from "./request-page.ts";
import type { Walk } from "./walk.ts";

/**
 * Yields the pages of a list. A page is requested when the caller asks for it or, with `prefetch`, one page ahead.
 *
 * Every request asks for the caller's page size, or for what is left of `limit` if that is less. So the link of the last
 * page leads to the item right after the last one that the caller gets. If a page is larger than what is left, because the
 * server or a page number fixes the size, the page is cut. No link leads to the cut, so a cut page has no position.
 *
 * @param controller The caller can abort it to end the walk. The walk aborts it if a prefetch is in flight at the end.
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
      const loading = prefetched ?? load(link);
      prefetched = undefined;
      const { items, neighbours, response } = await loading;
      progress.afterResponse(items);
      const kept = (relation === "previous" ? items.toReversed() : items).slice(0, left);
      left -= kept.length;
      const nextLink = neighbours.position[relation];
      prefetched = prefetch && typeof nextLink === "string" && left > 0 ? load(nextLink) : undefined;
      // If a prefetch fails, the error is thrown when the caller asks for that page. Until then, this handler keeps it from
      // being reported as an unhandled rejection.
      prefetched?.catch(() => {});
      yield toPage(kept, neighbours.position, response, kept.length < items.length ? relation : undefined);
      if (nextLink === undefined && left > 0) throw neighbours.missingLinkError(relation);
      link = nextLink ?? null;
    }
  } finally {
    if (prefetched) controller.abort();
  }
}
