/** Prefetch, abort, leaving early and streams: what is requested when, and what is left behind. */
import { afterEach, describe, expect, test, vi } from "vitest";
import { paginate } from "./paginate.ts";
import { gatherUntilError } from "./testing/gather.ts";
import { ids, listAnswer, listServer, never } from "./testing/list-server.ts";

/** Lets everything that is ready run. */
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

const unhandled = vi.fn();
globalThis.process?.on("unhandledRejection", unhandled);
afterEach(() => expect(unhandled).not.toHaveBeenCalled());

describe("prefetch", () => {
  test("without it, nothing is requested before it is needed", async () => {
    const server = listServer({ ids: ids(6) });
    let requests = 0;
    for await (const _ of paginate(server.client, "/cars", { pageSize: 2 }).pages()) {
      await settle();
      expect(server.requests).toHaveLength(++requests);
    }
  });

  test("requests the next page while this one is worked on, and never the one after", async () => {
    const server = listServer({ ids: ids(8) });
    const requested: number[] = [];
    for await (const _ of paginate(server.client, "/cars", { pageSize: 2, prefetch: true }).pages()) {
      await settle();
      requested.push(server.requests.length);
    }
    expect(requested).toEqual([2, 3, 4, 4]);
  });

  test("never requests beyond the limit", async () => {
    for (const limit of [1, 2, 3, 4]) {
      const server = listServer({ ids: ids(8) });
      const items = await paginate(server.client, "/cars", { pageSize: 2, limit, prefetch: true }).toArray();
      await settle();
      expect(items).toHaveLength(limit);
      expect(server.requests).toHaveLength(Math.ceil(limit / 2));
    }
  });

  test("an early break ends the request that is under way", async () => {
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

  test("an error of the consumer ends it too", async () => {
    const server = listServer({
      ids: ids(8),
      intercept: (_, nth, request) => (nth === 2 ? never(request) : undefined),
    });
    const work = async (): Promise<void> => {
      for await (const _ of paginate(server.client, "/cars", { pageSize: 2, prefetch: true }))
        throw new Error("mine");
    };
    await expect(work()).rejects.toThrow("mine");
    expect(server.aborted.at(-1)).toBe(2);
  });

  test("a failed prefetch is an error when its page's turn comes, not before", async () => {
    const server = listServer({
      ids: ids(4),
      intercept: (_, nth) => (nth === 2 ? new Response(null, { status: 500 }) : undefined),
    });
    const pager = paginate(server.client, "/cars", { pageSize: 2, prefetch: true });
    const { values, error } = await gatherUntilError(pager);
    expect(values.map(({ id }) => id)).toEqual(ids(2));
    expect(error).toMatchObject({ status: 500 });
  });

  test("a failed prefetch that nobody comes for goes unheard", async () => {
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

describe("an abort rejects with the signal's reason", () => {
  const reason = new Error("enough");

  test("before the first request: none is made", async () => {
    const server = listServer({ ids: ids(4) });
    const pager = paginate(server.client, "/cars", { signal: AbortSignal.abort(reason) });
    await expect(pager.toArray()).rejects.toBe(reason);
    expect(server.requests).toHaveLength(0);
  });

  test.each([1, 2])("while request %i is under way: it is ended", async (slow) => {
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
  });

  test("at once, although the client ignores its signal", async () => {
    const controller = new AbortController();
    const server = listServer({ ids: ids(4), intercept: () => new Promise(() => {}) });
    const all = paginate(server.client, "/cars", { signal: controller.signal }).toArray();
    const outcome = expect(all).rejects.toBe(reason);
    await settle();
    controller.abort(reason);
    await outcome;
  });

  test("although the client answers an abort with an error of its own", async () => {
    const controller = new AbortController();
    const client = listServer({ ids: [] }).client;
    const answered = Object.assign(Object.create(client), {
      GET: (_: string, { signal }: { signal: AbortSignal }) =>
        new Promise((resolve) => {
          signal.addEventListener("abort", () =>
            resolve({ error: new Error("AbortError"), response: Response.error() }),
          );
        }),
    });
    const all = paginate(answered as typeof client, "/cars", { signal: controller.signal }).toArray();
    controller.abort(reason);
    await expect(all).rejects.toBe(reason);
  });

  test("between two items of one page", async () => {
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

  test("between two pages, prefetched or not", async () => {
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

  test("while a page is prefetched: its request is ended", async () => {
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

  test("of AbortSignal.timeout is its TimeoutError", async () => {
    const server = listServer({ ids: ids(4), intercept: (_, __, request) => never(request) });
    const pager = paginate(server.client, "/cars", { signal: AbortSignal.timeout(1) });
    await expect(pager.toArray()).rejects.toMatchObject({ name: "TimeoutError" });
  });

  test("after the end changes nothing", async () => {
    const controller = new AbortController();
    const server = listServer({ ids: ids(4) });
    expect(await paginate(server.client, "/cars", { signal: controller.signal }).toArray()).toHaveLength(4);
    controller.abort(reason);
  });
});

describe("a stream", () => {
  test("holds every item, and requests a page only when a reader wants it", async () => {
    const server = listServer({ ids: ids(5) });
    const reader = paginate(server.client, "/cars", { pageSize: 2 }).toReadableStream().getReader();
    await settle();
    expect(server.requests).toHaveLength(0);
    const seen: string[] = [];
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      seen.push(read.value.id);
      await settle();
      expect(server.requests).toHaveLength(Math.ceil(seen.length / 2));
    }
    expect(seen).toEqual(ids(5));
  });

  test("can be piped", async () => {
    const server = listServer({ ids: ids(5) });
    const lines = paginate(server.client, "/cars", { pageSize: 2, prefetch: true })
      .toReadableStream()
      .pipeThrough(new TransformStream({ transform: ({ id }, sink) => sink.enqueue(`${id}\n`) }))
      .pipeThrough(new TextEncoderStream());
    expect(await new Response(lines).text()).toBe("001\n002\n003\n004\n005\n");
  });

  test("that is cancelled while it waits ends its request", async () => {
    const server = listServer({ ids: ids(5), intercept: (_, __, request) => never(request) });
    const reader = paginate(server.client, "/cars").toReadableStream().getReader();
    const read = reader.read();
    await settle();
    await reader.cancel("enough");
    expect(await read).toEqual({ done: true, value: undefined });
    expect(server.aborted).toEqual([1]);
  });

  test("that is cancelled between two items ends the prefetch", async () => {
    const server = listServer({
      ids: ids(5),
      intercept: (_, nth, request) => (nth === 2 ? never(request) : undefined),
    });
    const reader = paginate(server.client, "/cars", { pageSize: 2, prefetch: true })
      .toReadableStream()
      .getReader();
    await reader.read();
    await settle();
    await reader.cancel();
    expect(server.aborted.at(-1)).toBe(2);
  });

  test("fails with the error of its page", async () => {
    const server = listServer({
      ids: ids(5),
      intercept: (_, nth) => (nth === 2 ? listAnswer([], "oops") : undefined),
    });
    const reader = paginate(server.client, "/cars", { pageSize: 1 }).toReadableStream().getReader();
    expect((await reader.read()).value).toEqual({ id: "001" });
    await expect(reader.read()).rejects.toMatchObject({ code: "unusableLink" });
  });
});
