import { describe, expect, test } from "vitest";
import { paginate } from "../paginate.ts";
import { ids, listResponse, listServer, never } from "../testing/list-server.ts";
import { settle } from "../testing/settle.ts";
import { failOnUnhandledRejections } from "../testing/unhandled-rejections.ts";

failOnUnhandledRejections();

describe("toReadableStream", () => {
  test("a stream from toReadableStream requests a page only when a reader needs it, and contains every item", async () => {
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

  test("a stream from toReadableStream can be piped through transforms", async () => {
    const server = listServer({ ids: ids(5) });
    const lines = paginate(server.client, "/cars", { pageSize: 2, prefetch: true })
      .toReadableStream()
      .pipeThrough(new TransformStream({ transform: ({ id }, sink) => sink.enqueue(`${id}\n`) }))
      .pipeThrough(new TextEncoderStream());
    expect(await new Response(lines).text()).toBe("001\n002\n003\n004\n005\n");
  });

  test("cancelling a stream aborts the request that its reader waits for", async () => {
    const server = listServer({ ids: ids(5), intercept: (_, __, request) => never(request) });
    const reader = paginate(server.client, "/cars").toReadableStream().getReader();
    const read = reader.read();
    await settle();
    await reader.cancel("enough");
    expect(await read).toEqual({ done: true, value: undefined });
    expect(server.aborted).toEqual([1]);
  });

  test("cancelling a stream between two items aborts the running prefetch", async () => {
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

  test("a stream fails with the error of a page that can't be read", async () => {
    const server = listServer({
      ids: ids(5),
      intercept: (_, nth) => (nth === 2 ? listResponse([], "oops") : undefined),
    });
    const reader = paginate(server.client, "/cars", { pageSize: 1 }).toReadableStream().getReader();
    expect((await reader.read()).value).toEqual({ id: "001" });
    await expect(reader.read()).rejects.toMatchObject({ code: "unusableLink" });
  });
});
