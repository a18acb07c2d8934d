import { pageQuery } from "../links/page-query.ts";
import { startLink } from "../links/start-link.ts";
import { type Page, toPage } from "./page.ts";
import { Progress } from "./progress.ts";
import { type PageContent, requestPage } from "./request-page.ts";
import { untilAborted } from "./until-aborted.ts";
import type { Walk } from "./walk.ts";

/**
 * The pages of a list one after the other, each requested when it is asked for or, with `prefetch`, one before.
 *
 * Every request asks for the caller's page size, or for what the limit leaves if that is less: then the link that comes
 * back leads on exactly after the last item that was given. Where a page holds more all the same, because its size is
 * fixed by the server or by its number, it is cut, and there is no link to go on from.
 *
 * @param ended Aborts the requests in flight when the walk ends, or ends it from outside.
 */
export async function* walkPages(
  walk: Walk,
  ended: AbortController = new AbortController(),
): AsyncGenerator<Page<unknown>, void, undefined> {
  const { relation, prefetch } = walk;
  const signal = walk.signal ? AbortSignal.any([walk.signal, ended.signal]) : ended.signal;
  const progress = new Progress(walk);
  let left = walk.limit;
  let ahead: Promise<PageContent> | undefined;

  const load = async (link: string): Promise<PageContent> => {
    const query = pageQuery(walk, link, relation, left);
    progress.enter(query);
    return untilAborted(signal, () => requestPage(walk, query, signal));
  };

  try {
    let link = left > 0 ? startLink(walk) : null;
    while (link !== null && left > 0) {
      signal.throwIfAborted();
      const { items, neighbours, response } = await (ahead ?? load(link));
      progress.advance(items);
      const given = (relation === "previous" ? items.toReversed() : items).slice(0, left);
      left -= given.length;
      const onward = neighbours.position[relation];
      ahead = prefetch && typeof onward === "string" && left > 0 ? load(onward) : undefined;
      // If the caller never asks for the next page, its failure does not matter; otherwise it is thrown then.
      ahead?.catch(() => {});
      yield toPage(given, neighbours.position, response, given.length < items.length ? relation : undefined);
      if (onward === undefined && left > 0) throw neighbours.lost(relation);
      link = onward ?? null;
    }
  } finally {
    if (ahead) ended.abort();
  }
}
