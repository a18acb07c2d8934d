import { expect, test } from "vitest";
import { cutNumberedPage, type NumberedPage } from "./cut-numbered-page.ts";
import { numberedLinkHeader } from "./numbered-link-header.ts";

const items = Array.from({ length: 7 }, (_, index) => index);

test.each([1, 2, 3, 7, 25])("pages of %i hold every item once, and name their neighbours", (size) => {
  const found: number[] = [];
  let number: number | null = 1;
  while (number !== null) {
    const page: NumberedPage<number> | undefined = cutNumberedPage(items, { page: number, page_size: size });
    expect(page?.previous).toBe(number > 1 ? number - 1 : null);
    found.push(...(page?.items ?? []));
    number = page?.next ?? null;
  }
  expect(found).toEqual(items);
});

test("an empty list has a first page and no second one", () => {
  expect(cutNumberedPage([], {})).toEqual({ items: [], pageSize: 25, previous: null, next: null });
  expect(cutNumberedPage([], { page: 2 })).toBeUndefined();
});

test("links keep the query and replace its page", () => {
  const page = { items, pageSize: 2, previous: 2, next: null };
  const query = new URLSearchParams("page=3&page_size=2&x=1");
  expect(numberedLinkHeader("https://api.ev.energy/v2/things", query, page)).toBe(
    '<https://api.ev.energy/v2/things?page_size=2&x=1&page=2>; rel="previous", <about:blank>; rel="next"',
  );
});
