import { describe, expect, test } from "vitest";
import { paginate } from "../paginate.ts";
import { PaginationError } from "../pagination-error.ts";
import { secondNextLink, walkFaultyList } from "../testing/faulty-list.ts";
import { ids, listServer } from "../testing/list-server.ts";

describe("circular links", () => {
  test("a next link to an earlier page causes an error instead of an endless loop", async () => {
    const { seen, error, requests } = await walkFaultyList({ link: secondNextLink("/v2/cars?page_size=2") });
    expect(seen).toEqual(ids(4));
    expect(error).toBeInstanceOf(PaginationError);
    expect(error).toMatchObject({
      kind: "pagination",
      code: "loop",
      message: expect.stringContaining("/cars"),
    });
    expect(requests).toHaveLength(2);
  });

  test("a next link from a page to itself causes an error before the page is requested again", async () => {
    const { seen, error, requests } = await walkFaultyList({
      link: secondNextLink("/v2/cars?page_after=002&page_size=2"),
    });
    expect(seen).toEqual(ids(4));
    expect(error).toMatchObject({ code: "loop" });
    expect(requests).toHaveLength(2);
  });

  test("a next link from the first page to itself causes an error after one request", async () => {
    const { seen, error, requests } = await walkFaultyList({ link: () => "<>; rel=next" });
    expect(seen).toEqual(ids(2));
    expect(error).toMatchObject({ code: "loop" });
    expect(requests).toHaveLength(1);
  });

  test("if every response has the same next link, as from a static mock, the second page causes an error", async () => {
    const link = () => "<https://api.ev.energy/v2/cars?page_size=25&page_after=002>; rel=next";
    const { error, requests } = await walkFaultyList({ link, serve: () => ["001"] });
    expect(error).toMatchObject({ code: "loop" });
    expect(requests).toHaveLength(2);
  });

  test("a page with the same items as the previous page causes an error before its items are yielded", async () => {
    const link = (_: string, nth: number) => `</v2/cars?page_after=002&_=${nth}>; rel=next`;
    const { seen, error, requests } = await walkFaultyList({ link });
    expect(seen).toEqual(ids(4));
    expect(error).toMatchObject({ code: "loop", message: expect.stringContaining("no progress") });
    expect(requests).toHaveLength(3);
  });

  test("a repeated page is recognised even if the caller has changed the previous page's items", async () => {
    const link = (_: string, nth: number) => `</v2/cars?page_after=002&_=${nth}>; rel=next`;
    const server = listServer({ ids: ids(6), link });
    const readAll = async (): Promise<void> => {
      for await (const { items } of paginate(server.client, "/cars", { pageSize: 2 }).pages()) {
        for (const item of items) item.id = "changed";
        items.length = 0;
      }
    };
    await expect(readAll()).rejects.toMatchObject({ code: "loop" });
    expect(server.requests).toHaveLength(3);
  });

  test("100 empty pages in a row cause an error, but 99 do not", async () => {
    for (const empty of [99, 100]) {
      const { seen, error, requests } = await walkFaultyList({
        ids: ids(2),
        link: (header, nth) => (nth <= empty ? `</v2/cars?page_after=000&_=${nth}>; rel=next` : header),
        serve: (page, nth) => (nth <= empty ? [] : page),
      });
      expect(seen).toEqual(empty === 99 ? ids(2) : []);
      expect(error).toEqual(empty === 99 ? undefined : expect.objectContaining({ code: "loop" }));
      expect(requests).toHaveLength(100);
    }
  });

  test("a page with items resets the count of empty pages in a row", async () => {
    const { seen, error, requests } = await walkFaultyList({
      ids: ids(4),
      link: (header, nth) =>
        nth === 60 || nth > 120 ? header : `</v2/cars?page_after=00${nth > 60 ? 2 : 0}&_=${nth}>; rel=next`,
      serve: (page, nth) => (nth === 60 || nth > 120 ? page : []),
    });
    expect(error).toBeUndefined();
    expect(seen).toEqual(ids(4));
    expect(requests.length).toBeGreaterThan(120);
  });

  test("a page_before parameter in a next link is left out of the next request", async () => {
    const link = (header: string) => header.replace("page_after", "page_before=002&page_after");
    const { seen, error, requests } = await walkFaultyList({ link });
    expect(error).toBeUndefined();
    expect(seen).toEqual(ids(6));
    expect(requests[1]?.search).toBe("?page_size=2&page_after=002");
  });
});
