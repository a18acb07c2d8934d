import { describe, expect, test } from "vitest";
import { paginate } from "./paginate.ts";
import { gatherUntilError } from "./testing/gather.ts";
import { ids, listServer, never } from "./testing/list-server.ts";
import { settle } from "./testing/settle.ts";
import { failOnUnhandledRejections } from "./testing/unhandled-rejections.ts";

failOnUnhandledRejections();

describe("prefetch", () => {
  test("without prefetch, a page is requested only when it is needed", async () => {
    const server = listServer({ ids: ids(6) });
    let requests = 0;
    for await (const _ of paginate(server.client, "/cars", { pageSize: 2 }).pages()) {
      await settle();
      expect(server.requests).toHaveLength(++requests);
    }
  });

  test("prefetch requests the next page while the caller processes the current one, and no further page", async () => {
    const server = listServer({ ids: ids(8) });
    const requested: number[] = [];
    for await (const _ of paginate(server.client, "/cars", { pageSize: 2, prefetch: true }).pages()) {
      await settle();
      requested.push(server.requests.length);
    }
    expect(requested).toEqual([2, 3, 4, 4]);
  });

  test("prefetch requests no page beyond the limit", async () => {
    for (const limit of [1, 2, 3, 4]) {
      const server = listServer({ ids: ids(8) });
      const items = await paginate(server.client, "/cars", { pageSize: 2, limit, prefetch: true }).toArray();
      await settle();
      expect(items).toHaveLength(limit);
      expect(server.requests).toHaveLength(Math.ceil(limit / 2));
    }
  });

  test("leaving a loop over a pager early aborts the prefetch", async () => {
    const server = listServer({
      ids: ids(8),
      intercept: (_, nth, request) => (nth === 2 ? never(request) : undefined),
    });
    for await (const _ of paginate(server.client, "/cars", { pageSize: 2, prefetch: true })) {
      await settle();
      break;
    }
    await settle();
    expect(server.requests).toHaveLength(2);
    expect(server.aborted.at(-1)).toBe(2);
  });

  test("an error in the body of a loop over a pager aborts the prefetch", async () => {
    const server = listServer({
      ids: ids(8),
      intercept: (_, nth, request) => (nth === 2 ? never(request) : undefined),
    });
    const work = async (): Promise<void> => {
      for await (const _ of paginate(server.client, "/cars", { pageSize: 2, prefetch: true }))
        throw new Error("consumer");
    };
    await expect(work()).rejects.toThrow("consumer");
    expect(server.aborted.at(-1)).toBe(2);
  });

  test("a failed prefetch throws only after the current page's items are yielded", async () => {
    const server = listServer({
      ids: ids(4),
      intercept: (_, nth) => (nth === 2 ? new Response(null, { status: 500 }) : undefined),
    });
    const pager = paginate(server.client, "/cars", { pageSize: 2, prefetch: true });
    const { values, error } = await gatherUntilError(pager);
    expect(values.map(({ id }) => id)).toEqual(ids(2));
    expect(error).toMatchObject({ status: 500 });
  });

  test("a failed prefetch causes no unhandled rejection if its page is never needed", async () => {
    const server = listServer({
      ids: ids(4),
      intercept: (_, nth) => (nth === 2 ? new Response(null, { status: 500 }) : undefined),
    });
    const items = paginate(server.client, "/cars", { pageSize: 2, prefetch: true })[Symbol.asyncIterator]();
    await items.next();
    await settle();
    expect(server.requests).toHaveLength(2);
  });
});
