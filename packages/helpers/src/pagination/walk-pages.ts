import type { Page } from "./page.ts";
import { firstLink, followLink, pageKey } from "./page-link.ts";
import { PaginationError } from "./pagination-error.ts";
import { readRateLimit } from "./rate-limit.ts";
import { type PageAnswer, requestPage } from "./request-page.ts";
import { untilAborted } from "./until-aborted.ts";
import type { Walk } from "./walk.ts";

/**
 * The pages of a list one after the other, each requested when it is asked for or, with `prefetch`, one before.
 *
 * @param ended Aborts the requests that are still under way when the walk ends, or ends it from outside.
 */
export async function* walkPages<Item>(
  plan: Walk,
  ended: AbortController = new AbortController(),
): AsyncGenerator<Page<Item>, void, undefined> {
  const { relation, limit, prefetch, query, from } = plan;
  // Page 3 means another place with another size; everywhere else, no page need be larger than the limit.
  const pageSize = query.page === undefined ? Math.min(plan.pageSize, limit) : plan.pageSize;
  const walk = { ...plan, pageSize };
  const signal = plan.signal ? AbortSignal.any([plan.signal, ended.signal]) : ended.signal;
  const seen = new Set<string>();

  const load = async (link: string): Promise<PageAnswer> => {
    const asked = followLink(walk, link, relation);
    const key = pageKey(asked);
    if (seen.has(key)) {
      throw new PaginationError(
        "loop",
        `GET ${walk.pathname}: the ${relation} link leads to a page read before`,
      );
    }
    const answer = await untilAborted(signal, () => requestPage(walk, asked, relation, signal));
    seen.add(key);
    return answer;
  };

  let link = from ? from[relation] : firstLink(walk);
  let left = limit;
  let ahead: Promise<PageAnswer> | undefined;
  try {
    while (link !== null && left > 0) {
      signal.throwIfAborted();
      const { items, neighbours, response } = await (ahead ?? load(link));
      const [address, skipped = 0] = link.split("#");
      const first = Number(skipped) || 0;
      const given = (relation === "previous" ? items.toReversed() : items).slice(first, first + left);
      const end = first + given.length;
      left -= given.length;
      link = neighbours[relation];
      ahead = prefetch && link !== null && left > 0 ? load(link) : undefined;
      // Nobody may ever come for it; who does come sees the failure.
      ahead?.catch(() => {});
      yield {
        items: given as Item[],
        position: end < items.length ? { ...neighbours, [relation]: `${address}#${end}` } : neighbours,
        rateLimit: readRateLimit(response),
        response,
      };
    }
  } finally {
    if (ahead) ended.abort();
  }
}
