/** Each fault that a list, a proxy or a network can have: what the caller sees, and how many requests it costs. */
import createClient from "openapi-fetch";
import { describe, expect, test } from "vitest";
import { PageRequestError } from "./page-request-error.ts";
import { paginate } from "./paginate.ts";
import { PaginationError } from "./pagination-error.ts";
import type { paths } from "./testing/fixture.ts";
import { gatherUntilError } from "./testing/gather.ts";
import { baseUrl, ids, type ListOptions, listAnswer, listServer } from "./testing/list-server.ts";

/** Walks a faulty list in pages of two. */
async function walk(faults: Partial<ListOptions>) {
  const server = listServer({ ids: ids(6), ...faults });
  const { values, error } = await gatherUntilError(paginate(server.client, "/cars", { pageSize: 2 }));
  return { seen: values.map(({ id }) => id), error, requests: server.requests };
}

const nextLink = (target: string): ((header: string, nth: number) => string) => {
  return (header, nth) => (nth === 2 ? `<about:blank>; rel=previous, <${target}>; rel=next` : header);
};

describe("links that lead in circles", () => {
  test("a link to a page that was read before is an error, not a loop", async () => {
    const { seen, error, requests } = await walk({ link: nextLink("/v2/cars?page_size=2") });
    expect(seen).toEqual(ids(4));
    expect(error).toBeInstanceOf(PaginationError);
    expect(error).toMatchObject({
      kind: "pagination",
      code: "loop",
      message: expect.stringContaining("/cars"),
    });
    expect(requests).toHaveLength(2);
  });

  test("a page that names itself is an error before it is read twice", async () => {
    const { seen, error, requests } = await walk({ link: nextLink("/v2/cars?page_after=002&page_size=2") });
    expect(seen).toEqual(ids(4));
    expect(error).toMatchObject({ code: "loop" });
    expect(requests).toHaveLength(2);
  });

  test("a first page that names itself is one request", async () => {
    const { seen, error, requests } = await walk({ link: () => "<>; rel=next" });
    expect(seen).toEqual(ids(2));
    expect(error).toMatchObject({ code: "loop" });
    expect(requests).toHaveLength(1);
  });

  test("a static mock, which sends the same next link for ever, is an error at its second page", async () => {
    const link = () => "<https://api.ev.energy/v2/cars?page_size=25&page_after=002>; rel=next";
    const { error, requests } = await walk({ link, serve: () => ["001"] });
    expect(error).toMatchObject({ code: "loop" });
    expect(requests).toHaveLength(2);
  });

  test("a next link that keeps the backward cursor does not pin the walk to one page", async () => {
    const link = (header: string) => header.replace("page_after", "page_before=002&page_after");
    const { seen, error, requests } = await walk({ link });
    expect(error).toBeUndefined();
    expect(seen).toEqual(ids(6));
    expect(requests[1]?.search).toBe("?page_size=2&page_after=002");
  });
});

describe("links that lead elsewhere", () => {
  test("to another origin: its query is followed on our own, and nothing is sent there", async () => {
    const { seen, error, requests } = await walk({
      link: nextLink("https://evil.test/v2/cars?page_size=2&page_after=004"),
    });
    expect(error).toBeUndefined();
    expect(seen).toEqual(ids(6));
    expect(new Set(requests.map(({ origin }) => origin))).toEqual(new Set(["https://api.test"]));
  });

  test("through a proxy with another base path", async () => {
    const { seen, error } = await walk({
      link: nextLink("http://internal:8080/cars/?page_size=2&page_after=004"),
    });
    expect(error).toBeUndefined();
    expect(seen).toEqual(ids(6));
  });

  test.each([
    ["/v2/users?page_after=004", "/v2/users"],
    ["https://api.test/v2/cars/1/logs?page_after=004", "/v2/cars/1/logs"],
    ["/v2/racecars?page_after=004", "/v2/racecars"],
    ["/v2/cars/..?page_after=004", "/v2/"],
    ["/v2/%ZZ/bikes?page_after=004", "/v2/%ZZ/bikes"],
    ["mailto:cars?page_after=004", "cars"],
    ["http://[?/cars", "http://["],
  ])("to another path, %s: an error that names both paths", async (target, path) => {
    const { seen, error, requests } = await walk({ link: nextLink(target) });
    expect(seen).toEqual(ids(4));
    expect(error).toMatchObject({
      code: "unusableLink",
      message: `GET /cars: the next link leads to ${path}`,
    });
    expect(requests).toHaveLength(2);
  });

  test("to the list of another parent: an error that names both paths", async () => {
    const server = listServer({ ids: ids(4), link: () => "</v2/cars/2/logs?page_after=002>; rel=next" });
    const pager = paginate(server.client, "/cars/{car_id}/logs", { params: { path: { car_id: "1" } } });
    await expect(pager.toArray()).rejects.toThrow("GET /cars/1/logs: the next link leads to /v2/cars/2/logs");
    expect(server.requests).toHaveLength(1);
  });

  test.each([
    "?page_size=2&page_after=004",
    "/v2/cars?page_size=2&page_after=004",
    "cars?page_size=2&page_after=004",
    "./../v2/cars?page_size=2&page_after=004#top",
  ])("relative, %s: followed", async (target) => {
    const { seen, error } = await walk({ link: nextLink(target) });
    expect(error).toBeUndefined();
    expect(seen).toEqual(ids(6));
  });

  test("by the relation prev, with an anchor, or by no known relation: not followed forward", async () => {
    const link = () => '</v2/cars?page_after=004>; rel=prev, </x>; rel=next; anchor="#y", </z>; rel=last';
    const { seen, error, requests } = await walk({ link });
    expect(error).toBeUndefined();
    expect(seen).toEqual(ids(2));
    expect(requests).toHaveLength(1);
  });

  test("with query keys of their own: sent on, and never into the path", async () => {
    const { requests } = await walk({
      link: nextLink("/v2/cars?page_after=004&x=1&x=2&car_id=9&__proto__=p&a%5Bb%5D=c&expand=owner"),
    });
    expect(requests[2]?.href).toBe(
      `${baseUrl}/cars?page_size=2&page_after=004&x=1&x=2&car_id=9&__proto__=p&a[b]=c`,
    );
  });
});

describe("the end of a list", () => {
  test.each([
    ["about:blank", '<about:blank>; rel="next"'],
    ["ABOUT:BLANK", "<ABOUT:BLANK>; rel=next"],
    ["no next relation", "</v2/cars?page_before=001>; rel=previous"],
    ["an empty header", ""],
    ["no header", null],
  ])("is %s", async (_, link) => {
    const { seen, error, requests } = await walk({ link: () => link });
    expect(error).toBeUndefined();
    expect(seen).toEqual(ids(2));
    expect(requests).toHaveLength(1);
  });

  test("is not an empty page in the middle", async () => {
    const { seen, error, requests } = await walk({ serve: (page, nth) => (nth === 2 ? [] : page) });
    expect(error).toBeUndefined();
    expect(seen).toEqual(["001", "002", "005", "006"]);
    expect(requests).toHaveLength(3);
  });

  test("is not a short page in the middle", async () => {
    const { seen, error, requests } = await walk({
      serve: (page, nth) => (nth === 2 ? page.slice(1) : page),
    });
    expect(error).toBeUndefined();
    expect(seen).toEqual(["001", "002", "004", "005", "006"]);
    expect(requests).toHaveLength(3);
  });

  test.each(["garbage", "<https://api.test/v2/cars?page_after=0", '</v2/cars>; rel="previous", <cut'])(
    "is not a header that can't be read: %s",
    async (header) => {
      const { seen, error, requests } = await walk({ link: () => header });
      expect(seen).toEqual([]);
      expect(error).toMatchObject({
        code: "unusableLink",
        message: expect.stringContaining("can't be read"),
      });
      expect(requests).toHaveLength(1);
    },
  );
});

describe("a list that changes while it is read", () => {
  test("grown behind the reader: the new items come too", async () => {
    const server = listServer({ ids: ids(4) });
    const seen: string[] = [];
    for await (const { id } of paginate(server.client, "/cars", { pageSize: 2 })) {
      if (id === "001") server.ids.push("005");
      seen.push(id);
    }
    expect(seen).toEqual(ids(5));
  });

  test("grown and shrunk before the reader: nothing is repeated or skipped", async () => {
    const server = listServer({ ids: ids(6) });
    const seen: string[] = [];
    for await (const { id } of paginate(server.client, "/cars", { pageSize: 2 })) {
      if (id === "002") server.ids.unshift("000");
      if (id === "004") server.ids.splice(0, 5);
      seen.push(id);
    }
    expect(seen).toEqual(ids(6));
  });

  test("shrunk to nothing: the list ends", async () => {
    const server = listServer({ ids: ids(6) });
    const seen: string[] = [];
    for await (const { id } of paginate(server.client, "/cars", { pageSize: 2 })) {
      if (id === "002") server.ids.length = 0;
      seen.push(id);
    }
    expect(seen).toEqual(ids(2));
    expect(server.requests).toHaveLength(2);
  });
});

describe("a refused page", () => {
  const problem = { type: "https://api.test/problems/x", title: "Unavailable", status: 503 };

  test("of a plain client is an error with status, body and cause", async () => {
    const { seen, error, requests } = await walk({
      intercept: (_, nth) => (nth === 2 ? Response.json(problem, { status: 503 }) : undefined),
    });
    expect(seen).toEqual(ids(2));
    expect(error).toBeInstanceOf(PageRequestError);
    expect(error).toBeInstanceOf(PaginationError);
    expect(error).toMatchObject({
      name: "PageRequestError",
      kind: "pagination",
      code: "requestFailed",
      message: "GET /cars answered 503",
      status: 503,
      body: problem,
      cause: problem,
    });
    expect(requests).toHaveLength(2);
  });

  test("with an empty body is an error all the same", async () => {
    const { error } = await walk({ intercept: () => new Response(null, { status: 500 }) });
    expect(error).toMatchObject({ status: 500 });
  });

  test("of a client whose errors are Errors is thrown as it is", async () => {
    const failure = new TypeError("typed");
    const client = { GET: async () => ({ error: failure, response: Response.error() }) };
    const pager = paginate(client as unknown as ReturnType<typeof createClient<paths>>, "/cars");
    await expect(pager.toArray()).rejects.toBe(failure);
  });

  test("that never arrived throws what fetch threw", async () => {
    const failure = new TypeError("fetch failed");
    const { error } = await walk({ intercept: () => Promise.reject(failure) });
    expect(error).toBe(failure);
  });

  test("that is no array is an error", async () => {
    for (const answer of [Response.json({ items: [] }), new Response(null, { status: 204 })]) {
      const { error } = await walk({ intercept: () => answer });
      expect(error).toMatchObject({ code: "unexpectedBody", message: "GET /cars answered no array" });
    }
  });

  test("that works the second time: the walk goes on from the last position, and nothing comes twice", async () => {
    const server = listServer({
      ids: ids(6),
      intercept: (_, nth) => (nth === 2 ? new Response(null, { status: 503 }) : undefined),
    });
    const first = await gatherUntilError(paginate(server.client, "/cars", { pageSize: 2 }).pages());
    expect(first.error).toMatchObject({ status: 503 });
    const from = first.values.at(-1)?.position;
    if (!from) throw new Error("no page");
    const pager = paginate(server.client, "/cars", { pageSize: 2, from });
    expect((await pager.toArray()).map(({ id }) => id)).toEqual(["003", "004", "005", "006"]);
    expect(server.requests.map(({ search }) => search)).toEqual([
      "?page_size=2",
      "?page_size=2&page_after=002",
      "?page_size=2&page_after=002",
      "?page_size=2&page_after=004",
    ]);
  });

  test("leaves the pager usable", async () => {
    const server = listServer({
      ids: ids(6),
      intercept: (_, nth) => (nth === 2 ? new Response(null, { status: 503 }) : undefined),
    });
    const pager = paginate(server.client, "/cars", { pageSize: 2, prefetch: true });
    await expect(pager.toArray()).rejects.toThrow("503");
    expect(await pager.toArray()).toHaveLength(6);
  });
});

test("no error repeats a link's query, where personal data and secrets would be", async () => {
  const client = createClient<paths>({
    baseUrl,
    fetch: async () => listAnswer(["1"], "<https://evil.test/users?email=a@b.test&token=secret>; rel=next"),
  });
  const { error } = await gatherUntilError(paginate(client, "/cars"));
  expect(`${error} ${JSON.stringify(error)}`).not.toMatch(/secret|a@b/);
});
