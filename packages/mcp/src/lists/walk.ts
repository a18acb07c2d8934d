import { type Page, type Position, paginate } from "@ev-vehicles/helpers";
import type { ApiRequest } from "../calls/read-request.ts";
import type { Operation } from "../operations/operation.ts";
import type { Session } from "../session.ts";

/** How far a walk has come. */
export interface Walked {
  readonly items: readonly unknown[];
  /** How many requests it took. */
  readonly requests: number;
  /** Where to go on; undefined at the end of the list. */
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
  let requests = 0;
  let position = from;
  try {
    for await (const page of pagesOf(session, operation, request, limit, from, signal)) {
      requests += 1;
      items.push(...page.items);
      position = page.hasNext === false ? undefined : page.position;
      if (!position) break;
      if (items.length >= limit) break;
      const { rateLimit } = page;
      if (rateLimit && rateLimit.remaining <= rateLimit.limit * reserve)
        return { items, requests, position, stopped: "budget", error: undefined };
    }
    return { items, requests, position, stopped: undefined, error: undefined };
  } catch (error) {
    if (items.length === 0) throw error;
    return { items, requests, position, stopped: undefined, error };
  }
}

/** The types of `paginate` need a literal path, which nobody has here. */
function pagesOf(
  { api }: Session,
  { path }: Operation,
  { header, path: pathParameters, query }: ApiRequest,
  limit: number,
  from: Position | undefined,
  signal: AbortSignal,
): AsyncIterable<Page<unknown>> {
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
    ...(from && { from }),
  };
  const read = paginate as unknown as (...all: readonly unknown[]) => {
    pages(): AsyncIterable<Page<unknown>>;
  };
  return read(api.client, path, options).pages();
}
