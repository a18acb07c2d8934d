/** Each fault that a list, a proxy or a network can have: what the caller sees, and how many requests it costs. */
import createClient from "openapi-fetch";
import { describe, expect, test } from "vitest";
import { PageRequestError } from "./page-request-error.ts";
import { paginate } from "./paginate.ts";
import { PaginationError } from "./pagination-error.ts";
import type { paths } from "./testing/car-paths.ts";
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

  test("the same items under ever new links are an error before they are given twice", async () => {
    const link = (_: string, nth: number) => `</v2/cars?page_after=002&_=${nth}>; rel=next`;
    const { seen, error, requests } = await walk({ link });
    expect(seen).toEqual(ids(4));
    expect(error).toMatchObject({ code: "loop", message: expect.stringContaining("no progress") });
    expect(requests).toHaveLength(3);
  });

  test("the same items are recognised although the caller changed those of the page before", async () => {
    const link = (_: string, nth: number) => `</v2/cars?page_after=002&_=${nth}>; rel=next`;
    const server = listServer({ ids: ids(6), link });
    const walked = async (): Promise<void> => {
      for await (const { items } of paginate(server.client, "/cars", { pageSize: 2 }).pages()) {
        for (const item of items) item.id = "changed";
        items.length = 0;
      }
    };
    await expect(walked()).rejects.toMatchObject({ code: "loop" });
    expect(server.requests).toHaveLength(3);
  });

  test("100 empty pages in a row are an error; fewer are not", async () => {
    for (const empty of [99, 100]) {
      const { seen, error, requests } = await walk({
        ids: ids(2),
        link: (header, nth) => (nth <= empty ? `</v2/cars?page_after=000&_=${nth}>; rel=next` : header),
        serve: (page, nth) => (nth <= empty ? [] : page),
      });
      expect(seen).toEqual(empty === 99 ? ids(2) : []);
      expect(error).toEqual(empty === 99 ? undefined : expect.objectContaining({ code: "loop" }));
      expect(requests).toHaveLength(100);
    }
  });

  test("empty pages are counted in a row: an item between them starts the count again", async () => {
    const { seen, error, requests } = await walk({
      ids: ids(4),
      link: (header, nth) =>
        nth === 60 || nth > 120 ? header : `</v2/cars?page_after=00${nth > 60 ? 2 : 0}&_=${nth}>; rel=next`,
      serve: (page, nth) => (nth === 60 || nth > 120 ? page : []),
    });
    expect(error).toBeUndefined();
    expect(seen).toEqual(ids(4));
    expect(requests.length).toBeGreaterThan(120);
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

  test("by another relation, or about another resource: not followed", async () => {
    for (const link of [
      "</v2/cars?page_after=004>; rel=last",
      "</v2/cars?page_after=004>; rel=prev",
      '</v2/cars?page_after=004>; rel=next; anchor="#part"',
      '</v2/cars?page_after=004>; rel=next; anchor="/v2/users"',
      '</v2/cars?page_after=004>; rel=next; anchor="?page_after=003"',
      '</v2/cars?page_after=004>; rel=next; anchor="http://["',
    ]) {
      const { seen, error, requests } = await walk({ link: () => link });
      expect(error, link).toMatchObject({ code: "missingLink" });
      expect(seen).toEqual(ids(2));
      expect(requests).toHaveLength(1);
    }
  });

  test.each(["", "#", "/v2/cars", "cars", "?page_size=2", "https://api.ev.energy/v2/cars?page_size=2"])(
    "with the anchor %j, which is this page: followed",
    async (anchor) => {
      const link = (header: string, nth: number) =>
        nth === 1 ? `</v2/cars?page_after=002>; rel="next"; anchor="${anchor}"` : header;
      const { seen, error } = await walk({ link });
      expect(error).toBeUndefined();
      expect(seen).toEqual(ids(6));
    },
  );

  test("with an anchor that is the whole URL of the request, as the response names it: followed", async () => {
    const server = listServer({
      ids: ids(4),
      link: (header) => header.replace(/$/, `; anchor="${server.requests.at(-1)?.href.replaceAll('"', "")}"`),
    });
    const client = createClient<paths>({
      baseUrl,
      fetch: async (request) => {
        const response = await server.fetch(request);
        return Object.defineProperty(response, "url", { value: request.url });
      },
    });
    const pager = paginate(client, "/cars", { pageSize: 2, params: { query: { color: "red" } } });
    expect(await pager.toArray()).toHaveLength(4);
  });

  test("with query keys of their own: sent on, and never into the path", async () => {
    const { requests } = await walk({
      link: nextLink("/v2/cars?page_after=004&x=1&x=2&car_id=9&__proto__=p&a%5Bb%5D=c&expand=owner"),
    });
    expect(requests[2]?.href).toBe(
      `${baseUrl}/cars?page_size=2&page_after=004&x=1&x=2&car_id=9&__proto__=p&a[b]=c`,
    );
  });

  test("with a query name that has to be encoded: nothing after it is cut off", async () => {
    const { seen, error, requests } = await walk({
      link: (header) => header.replaceAll("page_size", "x%23y=1&a%26b=%3D&page_size"),
    });
    expect(error).toBeUndefined();
    expect(seen).toEqual(ids(6));
    expect(requests[1]?.search).toBe("?page_size=2&x%23y=1&a%26b=%3D&page_after=002");
  });

  test("that spell the caller's parameters differently: the caller's are sent", async () => {
    const server = listServer({
      ids: ids(4),
      link: (header) => header.replaceAll("page_size", "color=blue&color=green&page_size"),
    });
    const params = { query: { color: "red" } };
    expect(await paginate(server.client, "/cars", { params, pageSize: 2 }).toArray()).toHaveLength(4);
    expect(server.requests.map(({ search }) => search)).toEqual([
      "?color=red&page_size=2",
      "?color=red&page_size=2&page_after=002",
    ]);
  });
});

describe("the end of a list", () => {
  test.each([
    ["about:blank", '<about:blank>; rel="next"'],
    ["ABOUT:BLANK", "<ABOUT:BLANK>; rel=next"],
    ["about:blank twice", "<about:blank>; rel=next, <about:blank>; rel=next"],
  ])("is %s", async (_, link) => {
    const { seen, error, requests } = await walk({ link: () => link });
    expect(error).toBeUndefined();
    expect(seen).toEqual(ids(2));
    expect(requests).toHaveLength(1);
  });

  test("is not about:blank beside a real link: the real one is followed", async () => {
    for (const order of [0, 1]) {
      const link = (header: string, nth: number) => {
        if (nth > 1) return header;
        const links = ["<about:blank>; rel=next", "</v2/cars?page_after=002>; rel=next"];
        return (order ? links.reverse() : links).join(", ");
      };
      const { seen, error } = await walk({ link });
      expect(error).toBeUndefined();
      expect(seen).toEqual(ids(6));
    }
  });

  test.each([
    ["no Link header", null, "missingLink", "no Link header"],
    ["an empty header", "", "missingLink", "Link header is empty"],
    [
      "a header without a next link",
      "</v2/cars?page_before=001>; rel=previous",
      "missingLink",
      'no link with rel="next"',
    ],
    ["a link in single quotes", "</v2/cars?page_after=002>; rel='next'", "unusableLink", "'next'"],
    ["a link without rel", "</v2/cars?page_after=002>", "unusableLink", "can't be read"],
    ["a link with an empty rel", '</v2/cars?page_after=002>; rel=""', "unusableLink", "can't be read"],
    ["garbage", "garbage", "unusableLink", "can't be read"],
    ["a cut header", '</v2/cars>; rel="previous", <https://api.test/v2/ca', "unusableLink", "can't be read"],
    ["about: and anything else", "<about:home>; rel=next", "unusableLink", "leads to home"],
  ])("is not %s: an error, after the items of the page", async (_, header, code, message) => {
    const { seen, error, requests } = await walk({ link: () => header });
    expect(seen).toEqual(ids(2));
    expect(error).toBeInstanceOf(PaginationError);
    expect(error).toMatchObject({ code, message: expect.stringContaining(message) });
    expect(requests).toHaveLength(1);
  });

  test("that is missing is explained: what may have removed it, and the option for other APIs", async () => {
    const { error } = await walk({ link: () => null });
    for (const hint of ["proxy", "Access-Control-Expose-Headers", "endsWithoutLink"]) {
      expect(error).toMatchObject({ message: expect.stringContaining(hint) });
    }
  });

  test.each([
    ["first()", { pageSize: 2 }],
    ["a limit that is reached", { pageSize: 2, limit: 2 }],
    ["a walk in the other direction", { pageSize: 2, before: "003" }],
  ])("that is missing is no error for %s", async (name, options) => {
    const link = (header: string) => (name.startsWith("a walk") ? (header.split(", ")[0] ?? "") : null);
    const server = listServer({ ids: ids(6), link });
    const pager = paginate(server.client, "/cars", options);
    if (name === "first()") expect(await pager.first()).toEqual({ id: "001" });
    else expect(await pager.toArray()).toHaveLength(2);
  });

  test("is a missing link in an API that ends its lists so, but not a link that can't be read", async () => {
    const ends = (header: string | null, nth: number) =>
      nth < 3 ? `</v2/cars?page_after=00${nth * 2}>; rel=next` : header;
    for (const header of [null, "", "</v2/cars?page_before=005>; rel=prev"]) {
      const server = listServer({ ids: ids(6), link: (_, nth) => ends(header, nth) });
      const pager = paginate(server.client, "/cars", { pageSize: 2, endsWithoutLink: true });
      expect(await pager.toArray()).toHaveLength(6);
    }
    for (const header of ["garbage", "</v2/cars?page_after=006>; rel='next'", "</v2/cars?page_after=006>"]) {
      const server = listServer({ ids: ids(6), link: (_, nth) => ends(header, nth) });
      const pager = paginate(server.client, "/cars", { pageSize: 2, endsWithoutLink: true });
      await expect(pager.toArray()).rejects.toMatchObject({ code: "unusableLink" });
    }
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

describe("a page with an error status", () => {
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
      message: "GET /cars returned 503",
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
      expect(error).toMatchObject({
        code: "unexpectedBody",
        message: "GET /cars: the response holds no array",
      });
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
