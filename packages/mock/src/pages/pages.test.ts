import { describe, expect, test } from "vitest";
import { cutPage } from "./cut-page.ts";
import { idSequence } from "./id-sequence.ts";
import { linkHeader } from "./link-header.ts";
import { numberedLinkHeader, numberedPage } from "./numbered-page.ts";
import type { Sequence } from "./sequence.ts";

const ids = Array.from({ length: 10 }, (_, index) => `item${index}`);
const sequence = idSequence(ids, (id) => ({ id }));
const idsOf = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id);

describe("a page by cursor", () => {
  test("starts after page_after, and names its neighbours", () => {
    const page = cutPage(sequence, { page_size: 3, page_after: "item2" });
    expect(idsOf(page.items)).toEqual(["item3", "item4", "item5"]);
    expect([page.previous, page.next]).toEqual(["item3", "item5"]);
  });

  test("ends just before page_before", () => {
    const page = cutPage(sequence, { page_size: 3, page_before: "item2" });
    expect(idsOf(page.items)).toEqual(["item0", "item1"]);
    expect([page.previous, page.next]).toEqual([null, "item1"]);
  });

  test("after the last item is empty and can be left backward", () => {
    const page = cutPage(sequence, { page_after: "item9" });
    expect([page.items.length, page.previous, page.next]).toEqual([0, "item9", null]);
  });

  test("keeps only what matches, and looks further until it is full", () => {
    const odd = ({ id }: { id: string }) => Number(id.slice(4)) % 2 === 1;
    const page = cutPage(sequence, { page_size: 2, page_after: "item1" }, odd);
    expect(idsOf(page.items)).toEqual(["item3", "item5"]);
    expect([page.previous, page.next]).toEqual(["item3", "item5"]);
    expect(cutPage(sequence, { page_size: 2, page_after: "item5" }, odd).next).toBeNull();
  });

  test("costs the same at any depth of a large collection", () => {
    let touched = 0;
    const many: Sequence<{ id: string }> = {
      ...sequence,
      length: 1_000_000,
      at: (position) => {
        touched += 1;
        return { id: `item${position}` };
      },
      positionAfter: (cursor) => Number(cursor.slice(4)) + 1,
    };
    cutPage(many, { page_after: "item999000" });
    expect(touched).toBeLessThan(30);
  });
});

test("links keep repeated and unknown parameters, and drop the cursor of the other direction", () => {
  const query = new URLSearchParams("expand=user&page_before=item9&expand=trim&unknown=a%20b");
  const page = cutPage(sequence, { page_size: 2, page_after: "item3" });
  expect(linkHeader("https://api.ev.energy/v2/vehicles", query, page)).toBe(
    '<https://api.ev.energy/v2/vehicles?expand=user&expand=trim&unknown=a+b&page_size=2&page_before=item4>; rel="previous", ' +
      '<https://api.ev.energy/v2/vehicles?expand=user&expand=trim&unknown=a+b&page_size=2&page_after=item5>; rel="next"',
  );
});

describe("a page by number", () => {
  test("counts from one, and names its neighbours", () => {
    const page = numberedPage(sequence, { page: 2, page_size: 4 });
    expect(page && idsOf(page.items)).toEqual(["item4", "item5", "item6", "item7"]);
    expect(page && numberedLinkHeader("https://a.example/l", new URLSearchParams("page=2"), page)).toBe(
      '<https://a.example/l?page=1&page_size=4>; rel="previous", <https://a.example/l?page=3&page_size=4>; rel="next"',
    );
  });

  test("that does not exist is undefined, except the first", () => {
    expect(numberedPage(sequence, { page: 4, page_size: 4 })).toBeUndefined();
    expect(
      numberedPage(
        idSequence<{ id: string }>([], () => undefined),
        {},
      ),
    ).toEqual({ items: [], pageSize: 25, previous: null, next: null });
  });
});
