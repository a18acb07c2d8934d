import createClient, { type Client } from "openapi-fetch";
import type { paths } from "./car-paths.ts";

/** The items, paging and faults of a list. */
export interface ListOptions {
  /** The IDs of the items, in ascending order. A test may change the array between two requests. */
  ids: string[];
  /** `cursor`, the default, pages by ID or timestamp; `number` pages by page number. */
  scheme?: "cursor" | "number";
  /** May return a response that replaces the list's. `nth` is the number of the request, from 1. */
  intercept?: (url: URL, nth: number, request: Request) => Response | Promise<Response> | undefined;
  /** Replaces the `Link` header; null removes it. */
  link?: (header: string, nth: number) => string | null;
  /** Replaces the IDs of the items in a response. */
  serve?: (ids: string[], nth: number) => string[];
}

export interface ListServer extends Required<Pick<ListOptions, "ids">> {
  fetch: (request: Request) => Promise<Response>;
  client: Client<paths>;
  /** The URLs of all requests, in order. */
  requests: URL[];
  /** The numbers, from 1, of the requests whose signal aborted, even if it did so after the response. */
  aborted: number[];
}

export const baseUrl = "https://api.test/v2";

/** A list that pages like the API: an array, and one `Link` header with both relations. */
export function listServer(options: ListOptions): ListServer {
  const server: ListServer = {
    ids: options.ids,
    fetch: respond,
    client: createClient<paths>({ baseUrl, fetch: respond }),
    requests: [],
    aborted: [],
  };

  async function respond(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const nth = server.requests.push(url);
    request.signal.throwIfAborted();
    request.signal.addEventListener("abort", () => server.aborted.push(nth));
    const intercepted = await options.intercept?.(url, nth, request);
    if (intercepted) return intercepted;
    const { ids, next, previous } =
      options.scheme === "number" ? numbered(server.ids, url) : cursored(server.ids, url);
    const link = `<${previous}>; rel="previous", <${next}>; rel="next"`;
    const served = options.serve?.(ids, nth) ?? ids;
    return listResponse(served, options.link ? options.link(link, nth) : link, 1000 - nth);
  }
  return server;
}

/** A response with these items and this `Link` header; null leaves the header out. */
export function listResponse(ids: readonly string[], link: string | null, remaining = 999): Response {
  const headers = new Headers({ "X-RateLimit-Limit": "1000", "X-RateLimit-Remaining": `${remaining}` });
  if (link !== null) headers.set("Link", link);
  return Response.json(
    ids.map((id) => ({ id })),
    { headers },
  );
}

/** A response that never arrives: the promise rejects when the request is aborted. */
export function never(request: Request): Promise<Response> {
  return new Promise((_, reject) => {
    request.signal.addEventListener("abort", () => reject(request.signal.reason));
  });
}

/** IDs whose alphabetical order is their numeric order: `ids(3)` is `["001", "002", "003"]`. */
export function ids(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${index + 1}`.padStart(3, "0"));
}

export function idsOf(items: readonly { id: string }[]): string[] {
  return items.map(({ id }) => id);
}

interface Served {
  ids: string[];
  next: string;
  previous: string;
}

function cursored(all: readonly string[], url: URL): Served {
  const size = pageSize(url);
  const after = url.searchParams.get("page_after");
  const before = after === null ? url.searchParams.get("page_before") : null;
  const rest = all.filter((id) => (after === null || id > after) && (before === null || id < before));
  const page = before === null ? rest.slice(0, size) : rest.slice(-size);
  const [first, last] = [page[0], page.at(-1)];
  return {
    ids: page,
    next: last !== undefined && last < (all.at(-1) ?? "") ? linkTo(url, { page_after: last }) : "about:blank",
    previous:
      first !== undefined && first > (all[0] ?? "") ? linkTo(url, { page_before: first }) : "about:blank",
  };
}

function numbered(all: readonly string[], url: URL): Served {
  const size = pageSize(url);
  const page = Number(url.searchParams.get("page") ?? 1);
  return {
    ids: all.slice((page - 1) * size, page * size),
    next: page * size < all.length ? linkTo(url, { page: `${page + 1}` }) : "about:blank",
    previous: page > 1 ? linkTo(url, { page: `${page - 1}` }) : "about:blank",
  };
}

function pageSize(url: URL): number {
  return Number(url.searchParams.get("page_size") ?? 25);
}

/** A link with the page size and the cursor or page number, without the filters. */
function linkTo({ origin, pathname, searchParams }: URL, cursor: Record<string, string>): string {
  const query = new URLSearchParams({ page_size: searchParams.get("page_size") ?? "25", ...cursor });
  return `${origin}${pathname}?${query}`;
}
