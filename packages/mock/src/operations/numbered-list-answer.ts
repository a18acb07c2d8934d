import type { Answer } from "../http/answer.ts";
import { cutNumberedPage, type NumberedPageQuery } from "../pages/cut-numbered-page.ts";
import { numberedLinkHeader } from "../pages/numbered-link-header.ts";
import type { RequestContext } from "./handler.ts";
import { found } from "./visible.ts";

/** Answers one page of a list that counts its pages; one that does not exist is 404 (API fact). */
export function numberedListAnswer<Value>(
  values: readonly Value[],
  query: NumberedPageQuery,
  { listUrl, rawQuery }: RequestContext,
): Answer<Value[]> {
  const page = found(cutNumberedPage(values, query));
  return {
    status: 200,
    body: { json: JSON.stringify(page.items) },
    link: numberedLinkHeader(listUrl, rawQuery, page),
  };
}
