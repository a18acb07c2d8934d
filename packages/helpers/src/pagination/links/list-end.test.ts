/** What marks the end of a list, and what is an error instead. */
import { describe, expect, test } from "vitest";
import { paginate } from "../paginate.ts";
import { PaginationError } from "../pagination-error.ts";
import { walkFaultyList } from "../testing/faulty-list.ts";
import { ids, listServer } from "../testing/list-server.ts";

describe("the end of a list", () => {
  test.each([
    ["a next link to about:blank", '<about:blank>; rel="next"'],
    ["a next link to ABOUT:BLANK", "<ABOUT:BLANK>; rel=next"],
    ["two next links to about:blank", "<about:blank>; rel=next, <about:blank>; rel=next"],
  ])("a list ends if the Link header contains %s", async (_, link) => {
    const { seen, error, requests } = await walkFaultyList({ link: () => link });
    expect(error).toBeUndefined();
    expect(seen).toEqual(ids(2));
    expect(requests).toHaveLength(1);
  });

  test("a next link to a page is followed even if another next link points to about:blank", async () => {
    for (const order of [0, 1]) {
      const link = (header: string, nth: number) => {
        if (nth > 1) return header;
        const links = ["<about:blank>; rel=next", "</v2/cars?page_after=002>; rel=next"];
        return (order ? links.reverse() : links).join(", ");
      };
      const { seen, error } = await walkFaultyList({ link });
      expect(error).toBeUndefined();
      expect(seen).toEqual(ids(6));
    }
  });

  test.each([
    ["a response without a Link header", null, "missingLink", "no Link header"],
    ["an empty Link header", "", "missingLink", "Link header is empty"],
    [
      "a Link header without a next link",
      "</v2/cars?page_before=001>; rel=previous",
      "missingLink",
      'no link with rel="next"',
    ],
    [
      "a link whose rel is in single quotes",
      "</v2/cars?page_after=002>; rel='next'",
      "unusableLink",
      "'next'",
    ],
    ["a link without rel", "</v2/cars?page_after=002>", "unusableLink", "can't be read"],
    ["a link with an empty rel", '</v2/cars?page_after=002>; rel=""', "unusableLink", "can't be read"],
    ["a Link header that is not a link", "garbage", "unusableLink", "can't be read"],
    [
      "a truncated Link header",
      '</v2/cars>; rel="previous", <https://api.test/v2/ca',
      "unusableLink",
      "can't be read",
    ],
    ["a next link to about:home", "<about:home>; rel=next", "unusableLink", "another path: home"],
  ])("after yielding a page's items, paginate throws an error for %s", async (_, header, code, message) => {
    const { seen, error, requests } = await walkFaultyList({ link: () => header });
    expect(seen).toEqual(ids(2));
    expect(error).toBeInstanceOf(PaginationError);
    expect(error).toMatchObject({ code, message: expect.stringContaining(message) });
    expect(requests).toHaveLength(1);
  });

  test("the error for a missing next link names likely causes and the option `endsWithoutLink`", async () => {
    const { error } = await walkFaultyList({ link: () => null });
    for (const hint of ["proxy", "Access-Control-Expose-Headers", "endsWithoutLink"]) {
      expect(error).toMatchObject({ message: expect.stringContaining(hint) });
    }
  });

  test.each([
    ["first()", { pageSize: 2 }],
    ["a walk that has reached its limit", { pageSize: 2, limit: 2 }],
    ["a backward walk", { pageSize: 2, before: "003" }],
  ])("a missing next link is not an error for %s", async (name, options) => {
    const link = (header: string) => (name === "a backward walk" ? (header.split(", ")[0] ?? "") : null);
    const server = listServer({ ids: ids(6), link });
    const pager = paginate(server.client, "/cars", options);
    if (name === "first()") expect(await pager.first()).toEqual({ id: "001" });
    else expect(await pager.toArray()).toHaveLength(2);
  });

  test("with `endsWithoutLink`, a missing next link ends the list, but an unreadable link causes an error", async () => {
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

  test("an empty page does not end the list", async () => {
    const { seen, error, requests } = await walkFaultyList({ serve: (page, nth) => (nth === 2 ? [] : page) });
    expect(error).toBeUndefined();
    expect(seen).toEqual(["001", "002", "005", "006"]);
    expect(requests).toHaveLength(3);
  });

  test("a page with fewer items than requested does not end the list", async () => {
    const { seen, error, requests } = await walkFaultyList({
      serve: (page, nth) => (nth === 2 ? page.slice(1) : page),
    });
    expect(error).toBeUndefined();
    expect(seen).toEqual(["001", "002", "004", "005", "006"]);
    expect(requests).toHaveLength(3);
  });
});
