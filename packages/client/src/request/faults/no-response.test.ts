import { describe, expect, test, vi } from "vitest";
import { createVehiclesClient } from "../../create-vehicles-client.ts";
import { settle } from "../../result.ts";
import {
  type Behaviour,
  closedPort,
  cutOff,
  faultyServer,
  page,
  reset,
  silence,
  stall,
} from "../../testing/faulty-server.ts";
import { getAndPost, quickRetry, trim } from "../../testing/get-and-post.ts";

// Concurrent, because the tests wait for real delays. Each test has its own server.
describe.concurrent("no response", () => {
  test("after a refused connection, even a POST is retried, and the error has neverSent: true", async () => {
    const retries: string[] = [];
    const ev = createVehiclesClient({
      ...quickRetry,
      baseUrl: await closedPort(),
      onEvent: (event) => event.type === "retry" && retries.push(event.call.method),
    });
    const get = await settle(ev.GET("/vehicles"));
    const post = await settle(ev.POST("/vehicles", { body: { trim } }));
    for (const { error } of [get, post]) {
      expect(error).toMatchObject({ kind: "network", neverSent: true, cause: expect.any(Error) });
    }
    expect(get.error?.message).toEqual(
      expect.stringMatching(/^GET \/vehicles: could not connect to 127\.0\.0\.1:\d+ \(ECONNREFUSED\)$/),
    );
    expect(retries).toEqual(["GET", "GET", "POST", "POST"]);
  });

  test("after a connection reset before the response, a GET is retried twice, but a POST never", async () => {
    const { get, gets, post, posts } = await getAndPost([reset]);
    expect(get).toMatchObject({ kind: "network", neverSent: false, cause: expect.any(Error) });
    expect(post).toMatchObject({ kind: "network", neverSent: false });
    expect([gets, posts]).toEqual([3, 1]);
  });

  test("a GET succeeds with its first retry after one reset connection", async () => {
    const { getData, gets } = await getAndPost([reset, page]);
    expect(getData).toEqual([]);
    expect(gets).toBe(2);
  });

  test("after a connection reset in the middle of the body, a GET is retried, and half a body never becomes data", async () => {
    const { get, gets, getData, post, posts } = await getAndPost([cutOff]);
    expect(get).toMatchObject({ kind: "network", neverSent: false });
    expect(post).toMatchObject({ kind: "network" });
    expect(getData).toBeUndefined();
    expect([gets, posts]).toEqual([3, 1]);
  });

  test("a connection reset in the middle of an error response's body causes a network error", async () => {
    const half: Behaviour = (request, response) => {
      response.writeHead(500, { "content-length": "1000" });
      response.write("{", () => request.socket.resetAndDestroy());
    };
    const { get, gets, posts } = await getAndPost([half]);
    expect(get?.kind).toBe("network");
    expect([gets, posts]).toEqual([3, 1]);
  });

  test.each([
    ["before the response", silence],
    ["in the middle of the body", stall],
  ])("a server that stalls %s causes a timeout error after three GETs or one POST", async (_, behaviour) => {
    const { get, gets, post, posts } = await getAndPost([behaviour], { ...quickRetry, timeoutMs: 750 });
    expect(get).toMatchObject({ kind: "timeout", timeoutMs: 750 });
    expect(get?.message).toBe("GET /vehicles: no complete response within 750 ms");
    expect(post?.kind).toBe("timeout");
    expect([gets, posts]).toEqual([3, 1]);
  });

  test("totalTimeoutMs ends a call whose attempts all time out", async () => {
    const { get, gets } = await getAndPost([silence], { ...quickRetry, timeoutMs: 500, totalTimeoutMs: 800 });
    expect(get).toMatchObject({ kind: "timeout", timeoutMs: 800 });
    expect(gets).toBe(2);
  });

  test("the caller's signal ends a stalled call at once, with the signal's reason and without a retry", async () => {
    await using server = await faultyServer(silence);
    const ev = createVehiclesClient({ ...quickRetry, baseUrl: server.baseUrl });
    const reason = new Error("the user closed the page");
    const controller = new AbortController();
    const call = settle(ev.GET("/vehicles", { signal: controller.signal }));
    await vi.waitFor(() => expect(server.requests).toHaveLength(1), { timeout: 10_000 });
    controller.abort(reason);
    const { error } = await call;
    expect(error).toMatchObject({ kind: "abort", cause: reason });
    expect(server.requests).toHaveLength(1);
    expect((await settle(ev.GET("/vehicles", { signal: controller.signal }))).error?.kind).toBe("abort");
    expect(server.requests).toHaveLength(1);
  });
});
