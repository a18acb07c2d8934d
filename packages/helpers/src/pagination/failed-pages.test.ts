/** Pages with an error status, without a response, or with an unexpected body. */
import type createClient from "openapi-fetch";
import { describe, expect, test } from "vitest";
import { PageRequestError } from "./page-request-error.ts";
import { paginate } from "./paginate.ts";
import { PaginationError } from "./pagination-error.ts";
import type { paths } from "./testing/car-paths.ts";
import { walkFaultyList } from "./testing/faulty-list.ts";
import { gatherUntilError } from "./testing/gather.ts";
import { ids, listServer } from "./testing/list-server.ts";

describe("a page that can't be read", () => {
  const problem = { type: "https://api.test/problems/x", title: "Unavailable", status: 503 };

  test("with a plain openapi-fetch client, an error status causes a PageRequestError with status, body and cause", async () => {
    const { seen, error, requests } = await walkFaultyList({
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

  test("an error status with an empty body causes an error that contains the status", async () => {
    const { error } = await walkFaultyList({ intercept: () => new Response(null, { status: 500 }) });
    expect(error).toMatchObject({ status: 500 });
  });

  test("if the client returns an Error, paginate throws the same Error", async () => {
    const failure = new TypeError("typed");
    const client = { GET: async () => ({ error: failure, response: Response.error() }) };
    const pager = paginate(client as unknown as ReturnType<typeof createClient<paths>>, "/cars");
    await expect(pager.toArray()).rejects.toBe(failure);
  });

  test("if fetch rejects, paginate throws the same error", async () => {
    const failure = new TypeError("fetch failed");
    const { error } = await walkFaultyList({ intercept: () => Promise.reject(failure) });
    expect(error).toBe(failure);
  });

  test("a response body that is not an array causes an error", async () => {
    for (const response of [Response.json({ items: [] }), new Response(null, { status: 204 })]) {
      const { error } = await walkFaultyList({ intercept: () => response });
      expect(error).toMatchObject({
        code: "unexpectedBody",
        message: "GET /cars: the response body is not an array",
      });
    }
  });

  test("after a page fails, a walk from the previous page's position yields each remaining item exactly once", async () => {
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

  test("a pager can be iterated again after a failed page", async () => {
    const server = listServer({
      ids: ids(6),
      intercept: (_, nth) => (nth === 2 ? new Response(null, { status: 503 }) : undefined),
    });
    const pager = paginate(server.client, "/cars", { pageSize: 2, prefetch: true });
    await expect(pager.toArray()).rejects.toThrow("503");
    expect(await pager.toArray()).toHaveLength(6);
  });
});
