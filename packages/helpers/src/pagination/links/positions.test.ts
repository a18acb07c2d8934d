import { describe, expect, test } from "vitest";
import { paginate } from "../paginate.ts";
import { readPage } from "../read-page.ts";
import { gather } from "../testing/gather.ts";
import { ids, idsOf, listServer } from "../testing/list-server.ts";
import type { Page } from "../walk/page.ts";
import type { Position } from "./position.ts";

/** The position of a page after a round trip through JSON. */
function stored(page: Page<unknown> | undefined): Position {
  if (!page?.position) throw new Error("the page has no position");
  return JSON.parse(JSON.stringify(page.position)) as Position;
}

describe("a walk from a position", () => {
  test("a walk from a stored position yields the items after the position's page", async () => {
    const server = listServer({ ids: ids(9) });
    const pages = await gather(paginate(server.client, "/cars", { pageSize: 2 }).pages());
    for (const [index, page] of pages.entries()) {
      const rest = await paginate(server.client, "/cars", { from: stored(page) }).toArray();
      expect(idsOf(rest)).toEqual(ids(9).slice((index + 1) * 2));
    }
  });

  test("a backward walk from a stored position yields the items before the position's page", async () => {
    const server = listServer({ ids: ids(9) });
    const pages = await gather(paginate(server.client, "/cars", { pageSize: 2 }).pages());
    for (const [index, page] of pages.entries()) {
      const options = { from: stored(page), direction: "backward" } as const;
      const rest = await paginate(server.client, "/cars", options).toArray();
      expect(idsOf(rest)).toEqual(
        ids(9)
          .slice(0, index * 2)
          .toReversed(),
      );
    }
  });

  test("a walk from a position at the end of the list makes no request", async () => {
    const server = listServer({ ids: ids(3) });
    const [page] = await gather(paginate(server.client, "/cars").pages());
    expect(await paginate(server.client, "/cars", { from: stored(page) }).toArray()).toEqual([]);
    expect(server.requests).toHaveLength(1);
  });

  test("a walk that is resumed after a small limit requests full pages again: 3 requests for 220 items", async () => {
    const server = listServer({ ids: ids(225) });
    const [page] = await gather(paginate(server.client, "/cars", { limit: 5 }).pages());
    const rest = await paginate(server.client, "/cars", { from: stored(page) }).toArray();
    expect(idsOf(rest)).toEqual(ids(225).slice(5));
    expect(server.requests).toHaveLength(1 + 3);
  });

  test.each([1, 2, 3])(
    "a resumed walk of a list with page numbers keeps the position's page size of %i",
    async (limit) => {
      const server = listServer({
        ids: ids(9),
        scheme: "number",
        // In the case with a limit of 2, the links have no page size, so the position must add it.
        link: (header) => (limit === 2 ? header.replaceAll(/page_size=\d+&/g, "") : header),
      });
      const [page] = await gather(paginate(server.client, "/models", { limit }).pages());
      const rest = await paginate(server.client, "/models", { from: stored(page), pageSize: 5 }).toArray();
      expect(idsOf(rest)).toEqual(ids(9).slice(limit));
      expect(new Set(server.requests.map(({ searchParams }) => searchParams.get("page_size")))).toEqual(
        new Set([`${limit}`]),
      );
    },
  );

  test("a backward walk from a position without a previous link throws an error instead of ending", async () => {
    const server = listServer({ ids: ids(9), link: (header) => header.split(", ")[1] ?? null });
    const [page] = await gather(paginate(server.client, "/cars", { limit: 2 }).pages());
    expect(page).toMatchObject({ hasNext: true, hasPrevious: undefined });
    const from = stored(page);
    expect(from).not.toHaveProperty("previous");
    const pager = paginate(server.client, "/cars", { from, direction: "backward" });
    await expect(pager.toArray()).rejects.toMatchObject({ code: "missingLink" });
    expect(server.requests).toHaveLength(1);
  });

  test("a page without links has no position", async () => {
    const server = listServer({ ids: ids(9), link: () => null });
    const [page] = await gather(paginate(server.client, "/cars", { limit: 2 }).pages());
    expect(page).toMatchObject({ position: undefined, hasNext: undefined, hasPrevious: undefined });
  });
});

describe("the check of a stored position", () => {
  const query = { color: "red", sizes: [2, 1], active: false, at: { gte: 5 }, nothing: undefined };
  const options = { params: { query: query as { color: string } }, expand: ["owner" as const] };
  const own = "color=red&sizes=1&sizes=2&active=false&at[gte]=5&expand=owner";

  test.each([
    `/v2/cars?${own}&page_after=002&page_size=7`,
    "/v2/cars?page_before=002&page=3",
    "/v2/cars/?sizes=2,1&page_after=002",
    "/v2/c%61rs?page_after=002",
  ])("a walk from the position %s sends the call's own query parameters", async (next) => {
    const server = listServer({ ids: ids(4) });
    const pager = paginate(server.client, "/cars", { ...options, from: { next, previous: null } });
    await pager.first();
    const [sent] = server.requests;
    expect(sent?.searchParams.get("color")).toBe("red");
    expect(sent?.searchParams.getAll("expand")).toEqual(["owner"]);
    expect(sent?.searchParams.get("active")).toBe("false");
  });

  test.each([
    ["/v2/cars?user_id=user01&page_after=002", "user_id"],
    ["/v2/cars?color=blue&page_after=002", "color"],
    ["/v2/cars?color=red&color=blue&page_after=002", "color"],
    ["/v2/cars?Color=red&page_after=002", "Color"],
    ["/v2/cars?sizes=1&page_after=002", "sizes"],
    ["/v2/cars?nothing=1&page_after=002", "nothing"],
    ["/v2/cars?at[lte]=5&page_after=002", "at[lte]"],
    ["/v2/cars?expand=owner&expand=garage&page_after=002", "expand"],
    ["/v2/cars?page_after=002%26user_id=user01", "page_after"],
    ["/v2/cars?page=2%23", "page"],
    ["/v2/cars?page_after=002&page_size=0", "page_size"],
    ["/v2/cars?page_after=002&page_size=1&page_size=2", "page_size"],
    ["/v2/cars?__proto__=x&page_after=002", "__proto__"],
    ["/v2/users?page_after=002", "/v2/users"],
    ["/v2/cars/../users?page_after=002", "/v2/cars/../users"],
    ["https://evil.test/users?page_after=002", "/users"],
    ["", "another list"],
  ])("the position %j is rejected before any request, and the error contains %j", async (next, name) => {
    const server = listServer({ ids: ids(4) });
    const from = { next, previous: null };
    for (const failing of [
      paginate(server.client, "/cars", { ...options, from }).toArray(),
      readPage(server.client, "/cars", { ...options, from }),
    ]) {
      const error = await failing.catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({
        kind: "pagination",
        code: "positionMismatch",
        message: expect.stringContaining(name),
      });
      expect(`${error}`).not.toMatch(/user01|blue/);
    }
    expect(server.requests).toHaveLength(0);
  });

  test("the error for a position of another list names both lists", async () => {
    const server = listServer({ ids: ids(9) });
    const [page] = await gather(paginate(server.client, "/cars", { pageSize: 2, limit: 2 }).pages());
    await expect(paginate(server.client, "/models", { from: stored(page) }).toArray()).rejects.toThrow(
      "GET /models: the position is from another list: /v2/cars",
    );
  });

  test("a position from a filtered walk is rejected in a call whose filter is missing or different", async () => {
    // Like the links of the API, these links contain the caller's parameters.
    const link = (header: string) => header.replaceAll("page_size", "color=red&page_size");
    const server = listServer({ ids: ids(9), link });
    const red = { params: { query: { color: "red" } } };
    const [page] = await gather(paginate(server.client, "/cars", { ...red, limit: 2 }).pages());
    const from = stored(page);
    expect(await paginate(server.client, "/cars", { ...red, from }).toArray()).toHaveLength(7);
    for (const other of [{ params: { query: { color: "blue" } } }, {}]) {
      const pager = paginate(server.client, "/cars", { ...other, from });
      await expect(pager.toArray()).rejects.toMatchObject({ code: "positionMismatch" });
    }
  });

  test("a position is accepted even if the server's links change a filter's case and add expand", async () => {
    const link = (header: string) => header.replaceAll("page_size", "color=RED&expand=garage&page_size");
    const server = listServer({ ids: ids(9), link });
    const red = { params: { query: { color: "red" } } };
    const [page] = await gather(paginate(server.client, "/cars", { ...red, limit: 2 }).pages());
    const rest = await paginate(server.client, "/cars", { ...red, from: stored(page) }).toArray();
    expect(idsOf(rest)).toEqual(ids(9).slice(2));
  });

  test("the option `pagingParameters` allows another API's cursor parameter in a position", async () => {
    const server = listServer({
      ids: ids(9),
      link: (header) => header.replaceAll("page_after", "cursor"),
      intercept: (url) => {
        const cursor = url.searchParams.get("cursor");
        if (cursor) url.searchParams.set("page_after", cursor);
        return undefined;
      },
    });
    const [page] = await gather(paginate(server.client, "/cars", { limit: 2 }).pages());
    const from = stored(page);
    await expect(paginate(server.client, "/cars", { from }).toArray()).rejects.toMatchObject({
      code: "positionMismatch",
      message: expect.stringContaining("pagingParameters"),
    });
    const rest = await paginate(server.client, "/cars", { from, pagingParameters: ["cursor"] }).toArray();
    expect(idsOf(rest)).toEqual(ids(9).slice(2));
  });
});
