import { type Page, type Position, paginate } from "@ev-vehicles/helpers";
import type { ApiRequest } from "../calls/read-request.ts";
import type { Operation } from "../operations/operation.ts";
import type { Session } from "../session.ts";

/** How far a walk has come. */
export interface Walked {
  readonly items: readonly unknown[];
  /** How many requests it took. */
  readonly requests: number;
  /** Whether the list has no more items. */
  readonly ended: boolean;
  /** Where to go on. Undefined at the end, and where the limit cut a page of a list that counts its pages. */
  readonly position: Position | undefined;
  /** Why it ended before the limit and before the end of the list. */
  readonly stopped: "budget" | undefined;
  /** What broke it; the items before are complete and in order. */
  readonly error: unknown;
}

/** The budget that a walk leaves for others. */
const reserve = 0.1;

/** What `paginate` sets itself, under its own names; the rest of a query are filters. */
const placeOptions: Readonly<Record<string, string>> = {
  page_size: "pageSize",
  page_after: "after",
  page_before: "before",
  expand: "expand",
};

/**
 * Reads a list, a page at a time, up to a number of items. It stops by itself when a tenth of the hourly budget is left,
 * after one page at least, so that going on always gets further.
 */
export async function walk(
  session: Session,
  operation: Operation,
  request: ApiRequest,
  limit: number,
  from: Position | undefined,
  signal: AbortSignal,
): Promise<Walked> {
  const items: unknown[] = [];
  const walked = (rest: Partial<Walked>): Walked => ({
    items,
    requests,
    ended,
    position: ended ? undefined : position,
    stopped: undefined,
    error: undefined,
    ...rest,
  });
  const isBackward = isBackwards(request);
  let requests = 0;
  let ended = false;
  let position = from;
  try {
    for await (const page of pagesOf(session, operation, request, limit, from, signal)) {
      requests += 1;
      items.push(...page.items);
      ended = (isBackward ? page.hasPrevious : page.hasNext) === false;
      position = page.position;
      if (ended || items.length >= limit) break;
      const { rateLimit } = page;
      if (rateLimit && rateLimit.remaining <= rateLimit.limit * reserve) return walked({ stopped: "budget" });
    }
    return walked({});
  } catch (error) {
    if (items.length === 0) throw error;
    return walked({ error });
  }
}

/** From an item to the start of the list. */
function isBackwards({ query }: ApiRequest): boolean {
  return query.page_before !== undefined;
}

/** The types of `paginate` need a literal path, which nobody has here. */
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
  const filters = Object.fromEntries(entries.filter(([name]) => !(name in placeOptions)));
  const places = Object.fromEntries(
    entries
      .filter(([name]) => name in placeOptions && !(from && /^page_(after|before)$/.test(name)))
      .map(([name, value]) => [placeOptions[name], value]),
  );
  const options = {
    ...places,
    params: { path: pathParameters, header, query: filters },
    limit,
    signal,
    ...(isBackwards(request) && { direction: "backward" }),
    ...(from && { from }),
  };
  const read = paginate as unknown as (...all: readonly unknown[]) => {
    pages(): AsyncIterable<Page<unknown>>;
  };
  return read(api.client, path, options).pages();
}
