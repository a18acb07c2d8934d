import { describe, expect, test } from "vitest";
import { paginate } from "./paginate.ts";
import { PaginationError } from "./pagination-error.ts";
import type { Position } from "./position.ts";
import { gather } from "./testing/gather.ts";
import { ids, listServer } from "./testing/list-server.ts";

const idsOf = (items: readonly { id: string }[]): string[] => items.map(({ id }) => id);
const down = (list: readonly string[]): string[] => [...list].reverse();

describe("a wrong option is refused before any request", () => {
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

describe("from", () => {
  test("goes on after any page, in another process", async () => {
    const server = listServer({ ids: ids(9) });
    for (const [index, { position }] of (
      await gather(paginate(server.client, "/cars", { pageSize: 2 }).pages())
    ).entries()) {
      const from = JSON.parse(JSON.stringify(position)) as Position;
      const rest = await paginate(server.client, "/cars", { from }).toArray();
      expect(idsOf(rest)).toEqual(ids(9).slice((index + 1) * 2));
    }
  });

  test("goes back before any page", async () => {
    const server = listServer({ ids: ids(9) });
    for (const [index, { position }] of (
      await gather(paginate(server.client, "/cars", { pageSize: 2 }).pages())
    ).entries()) {
      const rest = await paginate(server.client, "/cars", {
        from: position,
        direction: "backward",
      }).toArray();
      expect(idsOf(rest)).toEqual(down(ids(9).slice(0, index * 2)));
    }
  });

  test("the end of a list is the end, without a request", async () => {
    const server = listServer({ ids: ids(3) });
    const [page] = await gather(paginate(server.client, "/cars").pages());
    if (!page) throw new Error("no page");
    expect(await paginate(server.client, "/cars", { from: page.position }).toArray()).toEqual([]);
    expect(server.requests).toHaveLength(1);
  });

  test("keeps the size of numbered pages, whatever the options say", async () => {
    const server = listServer({ ids: ids(9), scheme: "number" });
    const [page] = await gather(paginate(server.client, "/models", { pageSize: 2, limit: 2 }).pages());
    if (!page) throw new Error("no page");
    const rest = await paginate(server.client, "/models", { from: page.position, pageSize: 5 }).toArray();
    expect(idsOf(rest)).toEqual(ids(9).slice(2));
  });

  test("another list is an error that names both", async () => {
    const server = listServer({ ids: ids(9) });
    const [page] = await gather(paginate(server.client, "/cars", { pageSize: 2, limit: 2 }).pages());
    if (!page) throw new Error("no page");
    await expect(paginate(server.client, "/models", { from: page.position }).toArray()).rejects.toThrow(
      "GET /models: the next link leads to /v2/cars",
    );
  });

  test("expands what these options name, not what the stored links name", async () => {
    const server = listServer({
      ids: ids(4),
      link: (header) => header.replaceAll("page_size", "expand=owner&page_size"),
    });
    const [page] = await gather(paginate(server.client, "/cars", { expand: ["owner"], limit: 2 }).pages());
    if (!page) throw new Error("no page");
    await paginate(server.client, "/cars", { from: page.position, expand: ["garage"] }).toArray();
    expect(server.requests.at(-1)?.search).toBe("?expand=garage&page_size=2&page_after=002");
  });
});
