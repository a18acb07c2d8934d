import createClient from "openapi-fetch";
import { describe, expect, test } from "vitest";
import { paginate } from "./paginate.ts";
import type { paths } from "./testing/car-paths.ts";
import { gather } from "./testing/gather.ts";
import { baseUrl, ids, idsOf, listResponse, listServer } from "./testing/list-server.ts";

const queries = (requests: readonly URL[]): string[] => requests.map(({ search }) => search);

describe("paginate", () => {
  test("paginate yields every item once and in order, with one request per page", async () => {
    const server = listServer({ ids: ids(7) });
    const seen: string[] = [];
    for await (const { id } of paginate(server.client, "/cars", { pageSize: 3 })) seen.push(id);
    expect(seen).toEqual(ids(7));
    expect(queries(server.requests)).toEqual([
      "?page_size=3",
      "?page_size=3&page_after=003",
      "?page_size=3&page_after=006",
    ]);
  });

  test("paginate reads a page of 150,000 items", async () => {
    const all = Array.from({ length: 150_000 }, (_, index) => `${index}`);
    const server = listServer({ ids: [], serve: () => all });
    expect(await paginate(server.client, "/cars").toArray()).toHaveLength(150_000);
  });

  test("paginate requests 100 items per page by default", async () => {
    const server = listServer({ ids: ids(250) });
    expect(await paginate(server.client, "/cars").toArray()).toHaveLength(250);
    expect(queries(server.requests)).toEqual([
      "?page_size=100",
      "?page_size=100&page_after=100",
      "?page_size=100&page_after=200",
    ]);
  });

  test("an empty list costs one request and yields no item", async () => {
    const server = listServer({ ids: [] });
    expect(await paginate(server.client, "/cars").toArray()).toEqual([]);
    expect(server.requests).toHaveLength(1);
  });

  test("paginate reads a list that pages by number", async () => {
    const server = listServer({ ids: ids(7), scheme: "number" });
    expect(idsOf(await paginate(server.client, "/models", { pageSize: 3 }).toArray())).toEqual(ids(7));
    expect(queries(server.requests)).toEqual(["?page_size=3", "?page_size=3&page=2", "?page_size=3&page=3"]);
  });

  test("paginate reads a list that has a path parameter and timestamps as cursors", async () => {
    const times = [
      "2024-04-16T08:53:52.225655Z",
      "2024-04-17T08:53:52.225655Z",
      "2024-04-18T08:53:52.225655Z",
    ];
    const server = listServer({ ids: times });
    const pager = paginate(server.client, "/cars/{car_id}/logs", {
      params: { path: { car_id: "a b" }, query: { since: "2024" } },
      pageSize: 2,
    });
    expect(await pager.toArray()).toHaveLength(3);
    expect(server.requests.map(({ href }) => href)).toEqual([
      `${baseUrl}/cars/a%20b/logs?since=2024&page_size=2`,
      `${baseUrl}/cars/a%20b/logs?since=2024&page_size=2&page_after=2024-04-17T08%3A53%3A52.225655Z`,
    ]);
  });

  test("every request contains the call's filters and `expand`, even if the links leave them out", async () => {
    const server = listServer({ ids: ids(2) });
    await paginate(server.client, "/cars", {
      params: { query: { color: "red" } },
      expand: ["owner", "garage"],
      pageSize: 1,
    }).toArray();
    expect(queries(server.requests)).toEqual([
      "?color=red&expand=owner&expand=garage&page_size=1",
      "?color=red&expand=owner&expand=garage&page_size=1&page_after=001",
    ]);
  });

  test("every request has the client's base path and headers, and the call's headers", async () => {
    const sent: Request[] = [];
    const server = listServer({
      ids: ids(2),
      intercept: (_url, _nth, request) => {
        sent.push(request);
        return undefined;
      },
    });
    const client = createClient<paths>({
      baseUrl: "https://proxy.test/deep/base",
      fetch: server.fetch,
      headers: { Authorization: "Bearer secret" },
    });
    const options = { params: { header: { "X-Tenant": "t" } }, headers: { "X-Trace": "1" }, pageSize: 1 };
    await paginate(client, "/cars", options).toArray();
    expect(sent.map(({ url }) => new URL(url).pathname)).toEqual(["/deep/base/cars", "/deep/base/cars"]);
    for (const { headers } of sent) {
      expect(headers.get("Authorization")).toBe("Bearer secret");
      expect(headers.get("X-Tenant")).toBe("t");
      expect(headers.get("X-Trace")).toBe("1");
    }
  });
});

describe("pages", () => {
  test("each page has its items, position, rate limit and response", async () => {
    const server = listServer({ ids: ids(3) });
    const pages = await gather(paginate(server.client, "/cars", { pageSize: 2 }).pages());
    expect(pages.map(({ items }) => idsOf(items))).toEqual([["001", "002"], ["003"]]);
    expect(pages.map(({ rateLimit }) => rateLimit)).toEqual([
      { limit: 1000, remaining: 999 },
      { limit: 1000, remaining: 998 },
    ]);
    expect(pages.map(({ response }) => response.status)).toEqual([200, 200]);
    expect(pages.map(({ position }) => position)).toEqual([
      { next: "/v2/cars?page_size=2&page_after=002", previous: null },
      { next: null, previous: "/v2/cars?page_size=2&page_before=003" },
    ]);
  });

  test("a page has no rate limit if the server reports none", async () => {
    const client = createClient<paths>({
      baseUrl,
      fetch: async () => Response.json([], { headers: { Link: "<about:blank>; rel=next" } }),
    });
    const [page] = await gather(paginate(client, "/cars").pages());
    expect(page?.rateLimit).toBeUndefined();
  });
});

describe("limit", () => {
  test("the option `limit` ends the walk and reduces the page size to the limit", async () => {
    const server = listServer({ ids: ids(9) });
    expect(idsOf(await paginate(server.client, "/cars", { limit: 4 }).toArray())).toEqual(ids(4));
    expect(queries(server.requests)).toEqual(["?page_size=4"]);
  });

  test("the request for the last page asks only for the items that `limit` still allows, so the page's position leads to the next item", async () => {
    const server = listServer({ ids: ids(9) });
    const pages = await gather(paginate(server.client, "/cars", { pageSize: 3, limit: 5 }).pages());
    expect(pages.map(({ items }) => idsOf(items))).toEqual([
      ["001", "002", "003"],
      ["004", "005"],
    ]);
    expect(pages.at(-1)?.position).toEqual({
      next: "/v2/cars?page_size=2&page_after=005",
      previous: "/v2/cars?page_size=2&page_before=004",
    });
    const from = JSON.parse(JSON.stringify(pages.at(-1)?.position));
    expect(idsOf(await paginate(server.client, "/cars", { from }).toArray())).toEqual([
      "006",
      "007",
      "008",
      "009",
    ]);
    expect(queries(server.requests)).toEqual([
      "?page_size=3",
      "?page_size=2&page_after=003",
      "?page_size=100&page_after=005",
    ]);
  });

  test("a page with more items than `limit` allows is cut and has no position", async () => {
    const server = listServer({ ids: ids(9), serve: () => ids(9) });
    const pages = await gather(paginate(server.client, "/cars", { limit: 2 }).pages());
    expect(pages.map(({ items }) => idsOf(items))).toEqual([["001", "002"]]);
    expect(pages[0]).toMatchObject({ position: undefined, hasNext: true, hasPrevious: false });
  });

  test("in a list with page numbers, `limit` cuts the last page and does not change the page size", async () => {
    const server = listServer({ ids: ids(9), scheme: "number" });
    const pages = await gather(paginate(server.client, "/models", { pageSize: 3, limit: 5 }).pages());
    expect(pages.map(({ items }) => idsOf(items))).toEqual([
      ["001", "002", "003"],
      ["004", "005"],
    ]);
    expect(queries(server.requests)).toEqual(["?page_size=3", "?page_size=3&page=2"]);
    expect(pages[0]?.position).toEqual({ next: "/v2/models?page_size=3&page=2", previous: null });
    expect(pages[1]).toMatchObject({ position: undefined, hasNext: true, hasPrevious: true });
  });

  test("paginate with a limit of 0 makes no request", async () => {
    const server = listServer({ ids: ids(3) });
    expect(await paginate(server.client, "/cars", { limit: 0 }).toArray()).toEqual([]);
    expect(await paginate(server.client, "/cars", { limit: 0 }).first()).toBeUndefined();
    expect(server.requests).toHaveLength(0);
  });
});

describe("first", () => {
  test("first() requests only one item", async () => {
    const server = listServer({ ids: ids(9) });
    expect(await paginate(server.client, "/cars").first()).toEqual({ id: "001" });
    expect(queries(server.requests)).toEqual(["?page_size=1"]);
  });

  test("first() continues after an empty page", async () => {
    const server = listServer({ ids: ids(3), serve: (page, nth) => (nth === 1 ? [] : page) });
    expect(await paginate(server.client, "/cars").first()).toEqual({ id: "002" });
    expect(server.requests).toHaveLength(2);
  });

  test("first() returns undefined for an empty list", async () => {
    expect(await paginate(listServer({ ids: [] }).client, "/cars").first()).toBeUndefined();
  });

  test("first() keeps the page size if the query has a page number", async () => {
    const server = listServer({ ids: ids(9), scheme: "number" });
    const pager = paginate(server.client, "/models", { params: { query: { page: 3 } }, pageSize: 4 });
    expect(await pager.first()).toEqual({ id: "009" });
    expect(queries(server.requests)).toEqual(["?page_size=4&page=3"]);
  });
});

describe("iterations of a pager", () => {
  test("a second iteration of a pager starts over and reads the current list", async () => {
    const server = listServer({ ids: ids(3) });
    const pager = paginate(server.client, "/cars", { pageSize: 2 });
    expect(await pager.toArray()).toHaveLength(3);
    server.ids.push("004");
    expect(await pager.toArray()).toHaveLength(4);
  });

  test("two simultaneous iterations of a pager are independent", async () => {
    const server = listServer({ ids: ids(5) });
    const pager = paginate(server.client, "/cars", { pageSize: 2, prefetch: true });
    const seen: string[] = [];
    for await (const { id } of pager) {
      seen.push(id);
      expect(idsOf(await pager.toArray())).toEqual(ids(5));
    }
    expect(seen).toEqual(ids(5));
    expect(server.requests).toHaveLength(3 + 5 * 3);
  });

  test("a pager makes no request before it is iterated", async () => {
    const server = listServer({ ids: ids(5) });
    paginate(server.client, "/cars").pages();
    paginate(server.client, "/cars").toReadableStream();
    await Promise.resolve();
    expect(server.requests).toHaveLength(0);
  });
});

test("paginate reads several Link headers in one response as one header", async () => {
  const client = createClient<paths>({
    baseUrl,
    fetch: async ({ url }) => {
      const response = listResponse(
        [url.includes("page_after") ? "002" : "001"],
        "<about:blank>; rel=previous",
      );
      response.headers.append(
        "Link",
        url.includes("page_after") ? "<about:blank>; rel=next" : "<?page_after=001>; rel=next",
      );
      return response;
    },
  });
  expect(await paginate(client, "/cars").toArray()).toHaveLength(2);
});
