import { describe, expect, test } from "vitest";
import { readPage } from "./read-page.ts";
import { ids, listServer, never } from "./testing/list-server.ts";
import type { Page } from "./walk/page.ts";

const idsOf = ({ items }: Page<{ id: string }>): string[] => items.map(({ id }) => id);

describe("readPage for next and previous buttons", () => {
  test.each(["cursor", "number"] as const)(
    "in a list that pages by %s, readPage reads forward and backward, always in list order",
    async (scheme) => {
      const server = listServer({ ids: ids(7), scheme });
      const read = (more: object) => readPage(server.client, "/cars", { pageSize: 3, ...more });
      const move = (page: Page<{ id: string }>, direction: "forward" | "backward") =>
        read({ from: JSON.parse(JSON.stringify(page.position)), direction });

      const first = await read({});
      expect(idsOf(first)).toEqual(["001", "002", "003"]);
      expect(first).toMatchObject({ hasNext: true, hasPrevious: false });
      const second = await move(first, "forward");
      expect(idsOf(second)).toEqual(["004", "005", "006"]);
      expect(second).toMatchObject({ hasNext: true, hasPrevious: true });
      const third = await move(second, "forward");
      expect(idsOf(third)).toEqual(["007"]);
      expect(third).toMatchObject({ hasNext: false, hasPrevious: true });
      expect(idsOf(await move(third, "backward"))).toEqual(["004", "005", "006"]);
      expect(server.requests).toHaveLength(4);
    },
  );

  test("readPage rejects without a request before the start or after the end of the list", async () => {
    const server = listServer({ ids: ids(2) });
    const { position } = await readPage(server.client, "/cars");
    if (!position) throw new Error("no position");
    for (const direction of ["forward", "backward"] as const) {
      await expect(readPage(server.client, "/cars", { from: position, direction })).rejects.toMatchObject({
        code: "noSuchPage",
      });
    }
    expect(server.requests).toHaveLength(1);
  });
});

test("readPage makes one request for a page of 100 items by default", async () => {
  const server = listServer({ ids: ids(500) });
  const page = await readPage(server.client, "/cars", { params: { query: { color: "red" } } });
  expect(page.items).toHaveLength(100);
  expect(page.rateLimit).toEqual({ limit: 1000, remaining: 999 });
  expect(server.requests.map(({ search }) => search)).toEqual(["?color=red&page_size=100"]);
});

test("readPage with the option `before` returns the items just before the cursor, in list order", async () => {
  const server = listServer({ ids: ids(9) });
  expect(idsOf(await readPage(server.client, "/cars", { before: "006", pageSize: 2 }))).toEqual([
    "004",
    "005",
  ]);
});

test("if the response has no links, readPage returns the page with hasNext and hasPrevious undefined", async () => {
  const server = listServer({ ids: ids(9), link: () => null });
  const page = await readPage(server.client, "/cars", { pageSize: 2 });
  expect(idsOf(page)).toEqual(["001", "002"]);
  expect(page).toMatchObject({ position: undefined, hasNext: undefined, hasPrevious: undefined });
});

test("readPage rejects with the signal's reason when its signal aborts", async () => {
  const controller = new AbortController();
  const reason = new Error("enough");
  const server = listServer({ ids: ids(2), intercept: (_, __, request) => never(request) });
  const reading = readPage(server.client, "/cars", { signal: controller.signal });
  controller.abort(reason);
  await expect(reading).rejects.toBe(reason);
});

test("readPage rejects an invalid option before any request", async () => {
  const server = listServer({ ids: ids(2) });
  await expect(readPage(server.client, "/cars", { pageSize: 0 })).rejects.toMatchObject({
    code: "invalidOption",
  });
  expect(server.requests).toHaveLength(0);
});
