import { describe, expect, test } from "vitest";
import { paginate } from "../paginate.ts";
import { gather } from "../testing/gather.ts";
import { ids, listServer, never } from "../testing/list-server.ts";
import { settle } from "../testing/settle.ts";

describe("map, filter and take", () => {
  test("a chain of filter, map and take requests only the pages it needs", async () => {
    const server = listServer({ ids: ids(20) });
    const some = paginate(server.client, "/cars", { pageSize: 4 })
      .filter(({ id }) => Number(id) % 2 === 0)
      .map(async ({ id }, index) => `${index}:${id}`)
      .take(3);
    await settle();
    expect(server.requests).toHaveLength(0);
    expect(await some.toArray()).toEqual(["0:002", "1:004", "2:006"]);
    expect(server.requests).toHaveLength(2);
  });

  test("a mapped list starts over when it is iterated again", async () => {
    const server = listServer({ ids: ids(3) });
    const names = paginate(server.client, "/cars").map(({ id }) => id);
    expect(await gather(names)).toEqual(ids(3));
    server.ids.push("004");
    expect(await gather(names)).toEqual(ids(4));
  });

  test("the callbacks of map and filter receive each item's index, which starts at 0 in each iteration", async () => {
    const server = listServer({ ids: ids(3) });
    const counted = paginate(server.client, "/cars", { pageSize: 2 }).map((_, index) => index);
    expect(await counted.toArray()).toEqual([0, 1, 2]);
    expect(await counted.toArray()).toEqual([0, 1, 2]);
    const even = paginate(server.client, "/cars", { pageSize: 2 }).filter((_, index) => index % 2 === 0);
    expect(await even.map(({ id }) => id).toArray()).toEqual(["001", "003"]);
    expect(await even.map(({ id }) => id).toArray()).toEqual(["001", "003"]);
  });

  test("filter awaits the promise that its callback returns", async () => {
    const server = listServer({ ids: ids(3) });
    expect(
      await paginate(server.client, "/cars")
        .filter(async () => false)
        .toArray(),
    ).toEqual([]);
  });

  test("if the callback of map throws, the iteration throws the same error and aborts the running prefetch", async () => {
    const server = listServer({
      ids: ids(8),
      intercept: (_, nth, request) => (nth === 2 ? never(request) : undefined),
    });
    const mapped = paginate(server.client, "/cars", { pageSize: 2, prefetch: true }).map(async () => {
      await settle();
      throw new Error("callback");
    });
    await expect(mapped.toArray()).rejects.toThrow("callback");
    await settle();
    expect(server.aborted.at(-1)).toBe(2);
  });

  test("first and toReadableStream work after map, filter and take", async () => {
    const server = listServer({ ids: ids(8) });
    const names = paginate(server.client, "/cars", { pageSize: 2 }).map(({ id }) => id);
    expect(await names.filter((id) => id > "004").first()).toBe("005");
    expect(server.requests).toHaveLength(3);
    const reader = names.take(1).toReadableStream().getReader();
    expect(await reader.read()).toEqual({ done: false, value: "001" });
    expect((await reader.read()).done).toBe(true);
  });
});

describe("take", () => {
  test("take on a pager returns a pager that requests only the items it needs; of two takes, the smaller applies", async () => {
    const server = listServer({ ids: ids(20) });
    const pages = await gather(paginate(server.client, "/cars", { pageSize: 4 }).take(6).take(9).pages());
    expect(pages.map(({ items }) => items.length)).toEqual([4, 2]);
    expect(server.requests.map(({ search }) => search)).toEqual([
      "?page_size=4",
      "?page_size=2&page_after=004",
    ]);
  });

  test("take(0) makes no request", async () => {
    const server = listServer({ ids: ids(20) });
    const pager = paginate(server.client, "/cars");
    expect(await pager.take(0).toArray()).toEqual([]);
    expect(
      await pager
        .map(({ id }) => id)
        .take(0)
        .toArray(),
    ).toEqual([]);
    expect(server.requests).toHaveLength(0);
  });

  test("take with a count larger than the list returns the whole list", async () => {
    const pager = paginate(listServer({ ids: ids(5) }).client, "/cars");
    expect(await pager.take(Infinity).toArray()).toHaveLength(5);
    expect(
      await pager
        .map(({ id }) => id)
        .take(9.9)
        .toArray(),
    ).toHaveLength(5);
  });

  test.each([-1, Number.NaN, "x" as unknown as number])(
    "take immediately throws a RangeError for the count %o",
    (count) => {
      const pager = paginate(listServer({ ids: [] }).client, "/cars");
      expect(() => pager.take(count)).toThrow(RangeError);
      expect(() => pager.map(({ id }) => id).take(count)).toThrow(RangeError);
    },
  );
});
