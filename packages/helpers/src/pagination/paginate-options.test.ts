import { describe, expect, test } from "vitest";
import type { Position } from "./links/position.ts";
import { paginate } from "./paginate.ts";
import { PaginationError } from "./pagination-error.ts";
import { gather } from "./testing/gather.ts";
import { ids, idsOf, listServer } from "./testing/list-server.ts";

describe("invalid options of paginate", () => {
  const position: Position = { next: null, previous: null };
  test.each([
    [{ pageSize: 0 }, "pageSize must be an integer of at least 1, not 0"],
    [{ pageSize: 2.5 }, "pageSize must be an integer of at least 1, not 2.5"],
    [{ pageSize: "5" }, 'pageSize must be an integer of at least 1, not "5"'],
    [{ limit: -1 }, "limit must be an integer of at least 0 or Infinity, not -1"],
    [{ limit: Number.NaN }, "limit must be an integer of at least 0 or Infinity, not NaN"],
    [{ direction: "up" }, 'direction must be "forward" or "backward", not "up"'],
    [{ direction: "toString" }, 'direction must be "forward" or "backward", not "toString"'],
    [
      { after: "a", before: "b" },
      "pass only one of after, before and from; after reads forward, before reads backward",
    ],
    [
      { after: "a", from: position },
      "pass only one of after, before and from; after reads forward, before reads backward",
    ],
    [{ after: "" }, "after and before must be an ID or a timestamp"],
    [{ before: 5 }, "after and before must be an ID or a timestamp"],
    [{ from: {} }, "from must be the position of a page"],
    [{ from: null }, "from must be the position of a page"],
    [{ from: "/v2/cars" }, "from must be the position of a page"],
    [{ from: { next: "/cars#x", previous: null } }, "from must be the position of a page"],
    [
      { after: "a", direction: "backward" },
      "pass only one of after, before and from; after reads forward, before reads backward",
    ],
    [
      { before: "a", direction: "forward" },
      "pass only one of after, before and from; after reads forward, before reads backward",
    ],
    [{ direction: "backward" }, "to read backward, pass before, from or the query parameter page"],
    [
      { from: undefined },
      "from is undefined; leave it out to begin at the start of the list. A page that was cut by limit has no position",
    ],
    [{ from: { next: "/cars#2", previous: null } }, "from must be the position of a page"],
    [{ pagesize: 3 }, "unknown option pagesize; did you mean pageSize?"],
    [{ page_size: 3 }, "unknown option page_size; did you mean pageSize?"],
    [
      { params: { query: { page_after: "x" } } },
      "params.query.page_after is not supported; use the option after",
    ],
    [{ pagingParameters: "cursor" }, "pagingParameters must be an array of parameter names"],
  ])("paginate rejects %j before any request: %s", (options, message) => {
    const server = listServer({ ids: ids(3) });
    const start = (): unknown => paginate(server.client, "/cars", options as { limit: number });
    expect(start).toThrow(PaginationError);
    expect(start).toThrow(
      expect.objectContaining({ code: "invalidOption", message: `GET /cars: ${message}` }),
    );
    expect(server.requests).toHaveLength(0);
  });
});

describe("after and before", () => {
  test("with the option `after`, a walk begins with the item after the cursor", async () => {
    const server = listServer({ ids: ids(7) });
    const pager = paginate(server.client, "/cars", { after: "003", pageSize: 3 });
    expect(idsOf(await pager.toArray())).toEqual(["004", "005", "006", "007"]);
    expect(server.requests.map(({ search }) => search)).toEqual([
      "?page_size=3&page_after=003",
      "?page_size=3&page_after=006",
    ]);
  });

  test("with the option `before`, a walk reads backward from the cursor, in reverse order", async () => {
    const server = listServer({ ids: ids(7) });
    const pager = paginate(server.client, "/cars", { before: "006", pageSize: 2 });
    expect(idsOf(await pager.toArray())).toEqual(["005", "004", "003", "002", "001"]);
    expect(server.requests.map(({ search }) => search)).toEqual([
      "?page_size=2&page_before=006",
      "?page_size=2&page_before=004",
      "?page_size=2&page_before=002",
    ]);
  });

  test("a backward walk repeats no page even if the previous links also contain page_after", async () => {
    const server = listServer({
      ids: ids(6),
      link: (header) => header.replace("page_before", "page_after=001&page_before"),
    });
    const pager = paginate(server.client, "/cars", { before: "006", pageSize: 2 });
    expect(idsOf(await pager.toArray())).toEqual(ids(5).toReversed());
  });

  test("a backward walk with a limit yields the items just before the cursor, and can be resumed", async () => {
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

  test("a backward walk of a list with page numbers begins with the page in the query", async () => {
    const server = listServer({ ids: ids(7), scheme: "number" });
    const options = { params: { query: { page: 3 } }, direction: "backward", pageSize: 3 } as const;
    expect(idsOf(await paginate(server.client, "/models", options).toArray())).toEqual(ids(7).toReversed());
  });
});
