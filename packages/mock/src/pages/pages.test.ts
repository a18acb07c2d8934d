import { describe, expect, test } from "vitest";
import { cutNumberedPage } from "./cut-numbered-page.ts";
import { cutPage, type Page } from "./cut-page.ts";
import { idSequence } from "./id-sequence.ts";
import { linkHeader, numberedLinkHeader } from "./link-header.ts";
import type { Sequence } from "./sequence.ts";

const ids = Array.from({ length: 10 }, (_, index) => `item${index}`);
const sequence = idSequence(ids, (id) => ({ id }));
const idsOf = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id);

describe("cutPage", () => {
  test("page_after starts a page after its cursor", () => {
    const page = cutPage(sequence, { page_size: 3, page_after: "item2" });
    expect(idsOf(page.items)).toEqual(["item3", "item4", "item5"]);
    expect([page.previous, page.next]).toEqual(["item3", "item5"]);
  });

  test("page_before ends a page before its cursor", () => {
    const page = cutPage(sequence, { page_size: 3, page_before: "item2" });
    expect(idsOf(page.items)).toEqual(["item0", "item1"]);
    expect([page.previous, page.next]).toEqual([null, "item1"]);
  });

  test("the page after the last item is empty and links back to that item", () => {
    const page = cutPage(sequence, { page_after: "item9" });
    expect([page.items.length, page.previous, page.next]).toEqual([0, "item9", null]);
  });

  test("a filtered page skips items that do not match until the page is full", () => {
    const odd = ({ id }: { id: string }) => Number(id.slice(4)) % 2 === 1;
    const page = cutPage(sequence, { page_size: 2, page_after: "item1" }, odd);
    expect(idsOf(page.items)).toEqual(["item3", "item5"]);
    expect([page.previous, page.next]).toEqual(["item3", "item5"]);
    expect(cutPage(sequence, { page_size: 2, page_after: "item5" }, odd).next).toBeNull();
  });

  test("a page near the end of a large collection is cut with few reads", () => {
    let reads = 0;
    const large: Sequence<{ id: string }> = {
      ...sequence,
      length: 1_000_000,
      at: (position) => {
        reads += 1;
        return { id: `item${position}` };
      },
      positionAfter: (cursor) => Number(cursor.slice(4)) + 1,
    };
    cutPage(large, { page_after: "item999000" });
    expect(reads).toBeLessThan(30);
  });
});

describe("cutNumberedPage", () => {
  const items = Array.from({ length: 7 }, (_, index) => index);

  test.each([1, 2, 3, 7, 25])("numbered pages of up to %i items contain every item once", (size) => {
    const collected: number[] = [];
    let number: number | null = 1;
    while (number !== null) {
      const page: Page<number, number> | undefined = cutNumberedPage(items, {
        page: number,
        page_size: size,
      });
      expect(page?.previous).toBe(number > 1 ? number - 1 : null);
      collected.push(...(page?.items ?? []));
      number = page?.next ?? null;
    }
    expect(collected).toEqual(items);
  });

  test("an empty list has a first numbered page and no second one", () => {
    expect(cutNumberedPage([], {})).toEqual({ items: [], pageSize: 25, previous: null, next: null });
    expect(cutNumberedPage([], { page: 2 })).toBeUndefined();
  });
});

describe("the Link header", () => {
  test("a link by cursor keeps repeated and unknown parameters, and replaces the request's cursors", () => {
    const query = new URLSearchParams("expand=user&page_before=item9&expand=trim&unknown=a%20b");
    const page = cutPage(sequence, { page_size: 2, page_after: "item3" });
    expect(linkHeader("https://api.ev.energy/v2/vehicles", query, page)).toBe(
      '<https://api.ev.energy/v2/vehicles?expand=user&expand=trim&unknown=a+b&page_size=2&page_before=item4>; rel="previous", ' +
        '<https://api.ev.energy/v2/vehicles?expand=user&expand=trim&unknown=a+b&page_size=2&page_after=item5>; rel="next"',
    );
  });

  test("a link by page number keeps the request's query and replaces only the page number", () => {
    const page = { items: [], pageSize: 2, previous: 2, next: null };
    const query = new URLSearchParams("page=3&page_size=2&x=1");
    expect(numberedLinkHeader("https://api.ev.energy/v2/things", query, page)).toBe(
      '<https://api.ev.energy/v2/things?page_size=2&x=1&page=2>; rel="previous", <about:blank>; rel="next"',
    );
  });
});
