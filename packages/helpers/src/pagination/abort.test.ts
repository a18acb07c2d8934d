import { describe, expect, test } from "vitest";
import { paginate } from "./paginate.ts";
import { ids, listServer, never } from "./testing/list-server.ts";
import { settle } from "./testing/settle.ts";
import { failOnUnhandledRejections } from "./testing/unhandled-rejections.ts";

failOnUnhandledRejections();

describe("the signal of paginate", () => {
  const reason = new Error("enough");

  test("a walk whose signal is already aborted rejects with the signal's reason, without a request", async () => {
    const server = listServer({ ids: ids(4) });
    const pager = paginate(server.client, "/cars", { signal: AbortSignal.abort(reason) });
    await expect(pager.toArray()).rejects.toBe(reason);
    expect(server.requests).toHaveLength(0);
  });

  test.each([1, 2])(
    "if the signal aborts during request %i, the request is aborted and the walk rejects with the reason",
    async (slow) => {
      const controller = new AbortController();
      const server = listServer({
        ids: ids(4),
        intercept: (_, nth, request) => (nth === slow ? never(request) : undefined),
      });
      const all = paginate(server.client, "/cars", { pageSize: 2, signal: controller.signal }).toArray();
      const outcome = expect(all).rejects.toBe(reason);
      await settle();
      controller.abort(reason);
      await outcome;
      expect(server.requests).toHaveLength(slow);
      expect(server.aborted.at(-1)).toBe(slow);
    },
  );

  test("an aborted walk rejects at once even if the client's fetch ignores the signal", async () => {
    const controller = new AbortController();
    const server = listServer({ ids: ids(4), intercept: () => new Promise(() => {}) });
    const all = paginate(server.client, "/cars", { signal: controller.signal }).toArray();
    const outcome = expect(all).rejects.toBe(reason);
    await settle();
    controller.abort(reason);
    await outcome;
  });

  test("an aborted walk rejects with the signal's reason even if the client returns another error", async () => {
    const controller = new AbortController();
    const client = listServer({ ids: [] }).client;
    const clientWithOwnError = Object.assign(Object.create(client), {
      GET: (_: string, { signal }: { signal: AbortSignal }) =>
        new Promise((resolve) => {
          signal.addEventListener("abort", () =>
            resolve({ error: new Error("AbortError"), response: Response.error() }),
          );
        }),
    });
    const all = paginate(clientWithOwnError as typeof client, "/cars", {
      signal: controller.signal,
    }).toArray();
    controller.abort(reason);
    await expect(all).rejects.toBe(reason);
  });

  test("an abort between two items of a page stops the walk", async () => {
    const controller = new AbortController();
    const server = listServer({ ids: ids(4) });
    const seen: string[] = [];
    const walk = async (): Promise<void> => {
      for await (const { id } of paginate(server.client, "/cars", { signal: controller.signal })) {
        seen.push(id);
        if (id === "002") controller.abort(reason);
      }
    };
    await expect(walk()).rejects.toBe(reason);
    expect(seen).toEqual(ids(2));
  });

  test("an abort between two pages stops the walk, with and without prefetch", async () => {
    for (const prefetch of [true, false]) {
      const controller = new AbortController();
      const server = listServer({ ids: ids(4) });
      const walk = async (): Promise<void> => {
        const options = { signal: controller.signal, pageSize: 2, prefetch };
        for await (const _ of paginate(server.client, "/cars", options).pages()) {
          await settle();
          controller.abort(reason);
        }
      };
      await expect(walk()).rejects.toBe(reason);
      expect(server.requests).toHaveLength(prefetch ? 2 : 1);
    }
  });

  test("an abort during a prefetch aborts the prefetch", async () => {
    const controller = new AbortController();
    const server = listServer({
      ids: ids(4),
      intercept: (_, nth, request) => (nth === 2 ? never(request) : undefined),
    });
    const options = { signal: controller.signal, pageSize: 2, prefetch: true };
    const pages = paginate(server.client, "/cars", options).pages();
    await pages.next();
    await settle();
    controller.abort(reason);
    await settle();
    expect(server.aborted.at(-1)).toBe(2);
    await expect(pages.next()).rejects.toBe(reason);
  });

  test("a walk with AbortSignal.timeout rejects with a TimeoutError", async () => {
    const server = listServer({ ids: ids(4), intercept: (_, __, request) => never(request) });
    const pager = paginate(server.client, "/cars", { signal: AbortSignal.timeout(1) });
    await expect(pager.toArray()).rejects.toMatchObject({ name: "TimeoutError" });
  });

  test("an abort after the end of a walk has no effect", async () => {
    const controller = new AbortController();
    const server = listServer({ ids: ids(4) });
    expect(await paginate(server.client, "/cars", { signal: controller.signal }).toArray()).toHaveLength(4);
    controller.abort(reason);
  });
});
