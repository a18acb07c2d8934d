import type { RequestContext } from "../operations/handler.ts";
import { cutNumberedPage, type NumberedPageQuery } from "../pages/cut-numbered-page.ts";
import { cutPage, type Page, type PageQuery, UnknownCursorError } from "../pages/cut-page.ts";
import { linkHeader, numberedLinkHeader } from "../pages/link-header.ts";
import type { Sequence } from "../pages/sequence.ts";
import type { HandlerResponse } from "./handler-response.ts";
import { invalidPagination, notFound } from "./problems.ts";

/** The items of a list, and how they become JSON. */
interface ListPlan<Item, Value> {
  readonly sequence: Sequence<Item>;
  readonly query: PageQuery;
  /** Whether an item belongs to the list; for filters that have no index. */
  readonly matches?: (item: Item) => boolean;
  /** Turns an item into the value in the response. */
  readonly present: (item: Item) => Value;
  /** Returns an item's JSON directly; for items whose JSON is cached. */
  readonly render?: ((item: Item) => string) | undefined;
}

/** Returns one page of a list: a JSON array and its `Link` header. */
export function listResponse<Item, Value>(
  plan: ListPlan<Item, Value>,
  { listUrl, rawQuery }: RequestContext,
): HandlerResponse<Value[]> {
  const { present, render = (item: Item) => JSON.stringify(present(item)) } = plan;
  const page = pageOf(plan);
  return {
    status: 200,
    body: { json: `[${page.items.map(render).join(",")}]` },
    link: linkHeader(listUrl, rawQuery, page),
  };
}

/** Returns one page of a list whose pages are numbered. As in the API, a page that does not exist gets 404. */
export function numberedListResponse<Value>(
  values: readonly Value[],
  query: NumberedPageQuery,
  { listUrl, rawQuery }: RequestContext,
): HandlerResponse<Value[]> {
  const page = cutNumberedPage(values, query);
  if (!page) throw notFound();
  return {
    status: 200,
    body: { json: JSON.stringify(page.items) },
    link: numberedLinkHeader(listUrl, rawQuery, page),
  };
}

function pageOf<Item, Value>({ sequence, query, matches }: ListPlan<Item, Value>): Page<Item> {
  try {
    return cutPage(sequence, query, matches);
  } catch (error) {
    if (!(error instanceof UnknownCursorError)) throw error;
    throw invalidPagination(error.parameter, ["Expected a cursor from a link of this list."]);
  }
}
