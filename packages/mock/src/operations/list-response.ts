import type { HandlerResponse } from "../http/handler-response.ts";
import { invalidPagination } from "../http/problems.ts";
import { cutPage, type Page, type PageQuery, UnknownCursorError } from "../pages/cut-page.ts";
import { linkHeader } from "../pages/link-header.ts";
import type { Sequence } from "../pages/sequence.ts";
import type { RequestContext } from "./handler.ts";

/** What a list is made of. */
export interface ListPlan<Item, Value> {
  readonly sequence: Sequence<Item>;
  readonly query: PageQuery;
  /** Filters the items, if no index does. */
  readonly matches?: (item: Item) => boolean;
  /** Turns an item into the value in the response. */
  readonly present: (item: Item) => Value;
  /** Returns an item's JSON directly, for items whose JSON is cached. */
  readonly render?: ((item: Item) => string) | undefined;
}

/** Returns one page of a list: a JSON array and its `Link` header. */
export function listResponse<Item, Value>(
  plan: ListPlan<Item, Value>,
  context: RequestContext,
): HandlerResponse<Value[]> {
  const { present, render = (item: Item) => JSON.stringify(present(item)) } = plan;
  const page = pageOf(plan);
  return {
    status: 200,
    body: { json: `[${page.items.map(render).join(",")}]` },
    link: linkHeader(context.listUrl, context.rawQuery, page),
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
