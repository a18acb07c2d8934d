import type { HandlerResponse } from "../http/handler-response.ts";
import { cutNumberedPage, type NumberedPageQuery } from "../pages/cut-numbered-page.ts";
import { numberedLinkHeader } from "../pages/numbered-link-header.ts";
import type { RequestContext } from "./handler.ts";
import { found } from "./visible.ts";

/** Returns one page of a list with numbered pages; a page that does not exist is 404 (API fact). */
export function numberedListResponse<Value>(
  values: readonly Value[],
  query: NumberedPageQuery,
  { listUrl, rawQuery }: RequestContext,
): HandlerResponse<Value[]> {
  const page = found(cutNumberedPage(values, query));
  return {
    status: 200,
    body: { json: JSON.stringify(page.items) },
    link: numberedLinkHeader(listUrl, rawQuery, page),
  };
}
