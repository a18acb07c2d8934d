import { describe, expect, test } from "vitest";
import type { Position } from "./links/position.ts";
import { paginate } from "./paginate.ts";
import { PaginationError } from "./pagination-error.ts";
import { gather } from "./testing/gather.ts";
import { ids, listServer } from "./testing/list-server.ts";

const idsOf = (items: readonly { id: string }[]): string[] => items.map(({ id }) => id);
const down = (list: readonly string[]): string[] => [...list].reverse();

describe("an invalid option is an error before any request", () => {
  const at: Position = { next: null, previous: null };
  test.each([
    [{ pageSize: 0 }, "pageSize must be an integer from 1 on"],
    [{ pageSize: 2.5 }, "pageSize must be an integer from 1 on"],
    [{ pageSize: "5" }, "pageSize must be an integer from 1 on"],
    [{ limit: -1 }, "limit must be an integer from 0 on"],
    [{ limit: Number.NaN }, "limit must be an integer from 0 on"],
    [{ direction: "up" }, "direction must be forward or backward"],
    [{ direction: "toString" }, "direction must be forward or backward"],
    [
      { after: "a", before: "b" },
      "only one of after, before and from can be given; after goes forward, before backward",
    ],
    [
      { after: "a", from: at },
      "only one of after, before and from can be given; after goes forward, before backward",
    ],
    [{ after: "" }, "after and before must be an id or a time"],
    [{ before: 5 }, "after and before must be an id or a time"],
    [{ from: {} }, "from must be the position of a page"],
    [{ from: null }, "from must be the position of a page"],
    [{ from: "/v2/cars" }, "from must be the position of a page"],
    [{ from: { next: "/cars#x", previous: null } }, "from must be the position of a page"],
    [
      { after: "a", direction: "backward" },
      "only one of after, before and from can be given; after goes forward, before backward",
    ],
    [
      { before: "a", direction: "forward" },
      "only one of after, before and from can be given; after goes forward, before backward",
    ],
    [{ direction: "backward" }, "backward must have before, from or a page"],
    [
      { from: undefined },
      "from is undefined; leave it out to begin at the start of the list. A page that limit cut has no position",
    ],
    [{ from: { next: "/cars#2", previous: null } }, "from must be the position of a page"],
    [{ pagesize: 3 }, "there is no option pagesize; did you mean pageSize?"],
    [{ page_size: 3 }, "there is no option page_size; did you mean pageSize?"],
    [
      { params: { query: { page_after: "x" } } },
      "params.query.page_after can't be given; use the option after",
    ],
    [{ pagingParameters: "cursor" }, "pagingParameters must be a list of names"],
  ])("%j: %s", (options, message) => {
    const server = listServer({ ids: ids(3) });
    const start = (): unknown => paginate(server.client, "/cars", options as { limit: number });
    expect(start).toThrow(PaginationError);
    expect(start).toThrow(
      expect.objectContaining({ code: "invalidOption", message: `paginate: ${message}` }),
    );
    expect(server.requests).toHaveLength(0);
  });
});

describe("after and before", () => {
  test("after begins behind the item", async () => {
    const server = listServer({ ids: ids(7) });
    const pager = paginate(server.client, "/cars", { after: "003", pageSize: 3 });
    expect(idsOf(await pager.toArray())).toEqual(["004", "005", "006", "007"]);
    expect(server.requests.map(({ search }) => search)).toEqual([
      "?page_size=3&page_after=003",
      "?page_size=3&page_after=006",
    ]);
  });

  test("before goes backward from the item, in reverse order", async () => {
    const server = listServer({ ids: ids(7) });
    const pager = paginate(server.client, "/cars", { before: "006", pageSize: 2 });
    expect(idsOf(await pager.toArray())).toEqual(["005", "004", "003", "002", "001"]);
    expect(server.requests.map(({ search }) => search)).toEqual([
      "?page_size=2&page_before=006",
      "?page_size=2&page_before=004",
      "?page_size=2&page_before=002",
    ]);
  });

  test("a previous link that keeps the forward cursor does not pin the walk to one page", async () => {
    const server = listServer({
      ids: ids(6),
      link: (header) => header.replace("page_before", "page_after=001&page_before"),
    });
    const pager = paginate(server.client, "/cars", { before: "006", pageSize: 2 });
    expect(idsOf(await pager.toArray())).toEqual(down(ids(5)));
  });

  test("backward with a limit: the items next to the cursor, and a position for the rest", async () => {
    const server = listServer({ ids: ids(9) });
    const pages = await gather(
      paginate(server.client, "/cars", { before: "009", pageSize: 3, limit: 4 }).pages(),
    );
    expect(pages.flatMap(({ items }) => idsOf(items))).toEqual(["008", "007", "006", "005"]);
    const from = pages.at(-1)?.position;
    if (!from) throw new Error("no page");
    const rest = await paginate(server.client, "/cars", { from, direction: "backward" }).toArray();
    expect(idsOf(rest)).toEqual(["004", "003", "002", "001"]);
  });

  test("backward by page number begins with that page", async () => {
    const server = listServer({ ids: ids(7), scheme: "number" });
    const options = { params: { query: { page: 3 } }, direction: "backward", pageSize: 3 } as const;
    expect(idsOf(await paginate(server.client, "/models", options).toArray())).toEqual(down(ids(7)));
  });
});
