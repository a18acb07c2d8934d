import { type Page, type Position, paginate } from "@ev-vehicles/helpers";
import type { ApiRequest } from "../calls/read-request.ts";
import type { Operation } from "../operations/operation.ts";
import type { Session } from "../session.ts";

/** The items that a walk has read, and where it ended. */
export interface WalkResult {
  readonly items: readonly unknown[];
  readonly requests: number;
  /** Whether the walk reached the end of the list. */
  readonly ended: boolean;
  /** Where to continue. Undefined if there is no such position, as at the end or if the limit cut a numbered page. */
  readonly position: Position | undefined;
  /** Why the walk stopped before the limit and before the end of the list; undefined if it did not. */
  readonly stopped: "budget" | undefined;
  /** The error that ended the walk, if any. The items before it are complete and in order. */
  readonly error: unknown;
}

/** The fraction of the hourly budget that a walk leaves for other calls. */
const reserve = 0.1;

/** The query parameters that `paginate` has options for; all others are filters. */
const pageOptions: Readonly<Record<string, string>> = {
  page_size: "pageSize",
  page_after: "after",
  page_before: "before",
  expand: "expand",
};

/**
 * Reads a list, page by page, up to `limit` items. Stops early when a tenth of the hourly budget is left, but only after at
 * least one page, so that every call makes progress.
 *
 * @throws An error before the first item. A later error is part of the result.
 */
export async function walk(
  session: Session,
  operation: Operation,
  request: ApiRequest,
  limit: number,
  from: Position | undefined,
  signal: AbortSignal,
): Promise<WalkResult> {
  const items: unknown[] = [];
  const resultWith = (rest: Partial<WalkResult>): WalkResult => ({
    items,
    requests,
    ended,
    position: ended ? undefined : position,
    stopped: undefined,
    error: undefined,
    ...rest,
  });
  const backward = readsBackward(request);
  let requests = 0;
  let ended = false;
  let position = from;
  try {
    for await (const page of pagesOf(session, operation, request, limit, from, signal)) {
      requests += 1;
      items.push(...page.items);
      ended = (backward ? page.hasPrevious : page.hasNext) === false;
      position = page.position;
      if (ended || items.length >= limit) break;
      const { rateLimit } = page;
      if (rateLimit && rateLimit.remaining <= rateLimit.limit * reserve)
        return resultWith({ stopped: "budget" });
    }
    return resultWith({});
  } catch (error) {
    if (items.length === 0) throw error;
    return resultWith({ error });
  }
}

/** Whether the list is read from an item back to the start of the list. */
function readsBackward({ query }: ApiRequest): boolean {
  return query.page_before !== undefined;
}

/** Calls `paginate` without its types: they need a literal path, but the operation is known only at run time. */
function pagesOf(
  { api }: Session,
  { path }: Operation,
  request: ApiRequest,
  limit: number,
  from: Position | undefined,
  signal: AbortSignal,
): AsyncIterable<Page<unknown>> {
  const { header, path: pathParameters, query } = request;
  const entries = Object.entries(query);
  const filters = Object.fromEntries(entries.filter(([name]) => !(name in pageOptions)));
  const paging = Object.fromEntries(
    entries
      .filter(([name]) => name in pageOptions && !(from && /^page_(after|before)$/.test(name)))
      .map(([name, value]) => [pageOptions[name], value]),
  );
  const options = {
    ...paging,
    params: { path: pathParameters, header, query: filters },
    limit,
    signal,
    ...(readsBackward(request) && { direction: "backward" }),
    ...(from && { from }),
  };
  const read = paginate as unknown as (...all: readonly unknown[]) => {
    pages(): AsyncIterable<Page<unknown>>;
  };
  return read(api.client, path, options).pages();
}
