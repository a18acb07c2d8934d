/// <reference types="node" />
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { createVehiclesClient } from "../create-vehicles-client.ts";
import { settle } from "../result.ts";
import { type Behaviour, faultyServer } from "../testing/faulty-server.ts";

const watching = { onResponse: () => undefined };

/** Sends an endless body of white space, declared as JSON, until the client closes the connection. */
function endless(status: number, sent: { bytes: number }): Behaviour {
  return (_, response) => {
    response.writeHead(status, { "content-type": "application/json" });
    const chunk = " ".repeat(64 * 1024);
    const write = () => {
      while (!response.destroyed) {
        sent.bytes += chunk.length;
        if (!response.write(chunk)) return void response.once("drain", write);
      }
    };
    write();
  };
}

describe("maxResponseBytes", () => {
  test.each([
    ["success", 200, []],
    ["an error status", 500, []],
    ["success with middleware", 200, [watching]],
  ])(
    "reading a response larger than maxResponseBytes fails and ends the download: %s",
    async (_, status, middleware) => {
      const sent = { bytes: 0 };
      await using server = await faultyServer(endless(status, sent));
      const ev = createVehiclesClient({ baseUrl: server.baseUrl, maxResponseBytes: 1_000_000 });
      const { error } = await settle(ev.GET("/vehicles", { middleware }));
      expect(error).toMatchObject({
        kind: "invalidResponse",
        status,
        message: `GET /vehicles: the ${status} response (application/json) is larger than maxResponseBytes, 1000000 bytes`,
      });
      expect(server.requests).toHaveLength(1);
      expect(sent.bytes).toBeLessThan(30_000_000);
    },
  );

  test("maxResponseBytes counts bytes after decompression", async () => {
    const bomb = gzipSync(Buffer.alloc(20_000_000, " "));
    await using server = await faultyServer((_, response) => {
      response.writeHead(200, { "content-encoding": "gzip", "content-length": bomb.length }).end(bomb);
    });
    expect(bomb.length).toBeLessThan(100_000);
    const ev = createVehiclesClient({ baseUrl: server.baseUrl, maxResponseBytes: 1_000_000 });
    expect((await settle(ev.GET("/vehicles"))).error?.kind).toBe("invalidResponse");
  });

  test("a response whose Content-Length exceeds maxResponseBytes fails before the body is read", async () => {
    await using server = await faultyServer((_, response) => {
      response.writeHead(200, { "content-length": 5_000_000 }).write("[");
    });
    const ev = createVehiclesClient({
      baseUrl: server.baseUrl,
      maxResponseBytes: 1_000_000,
      timeoutMs: 5000,
    });
    expect((await settle(ev.GET("/vehicles"))).error?.kind).toBe("invalidResponse");
  });
});

test.each([
  ["known length", { "content-length": "1000" }],
  ["unknown length", {}],
])(
  "a response of exactly maxResponseBytes is read, and a response one byte longer fails: %s",
  async (_, headers) => {
    const text = JSON.stringify("x".repeat(998));
    await using server = await faultyServer((_, response) => void response.writeHead(200, headers).end(text));
    const ev = createVehiclesClient({ baseUrl: server.baseUrl, maxResponseBytes: 1000 });
    expect((await settle(ev.GET("/vehicles"))).data).toHaveLength(998);
    const stricter = ev.with({ maxResponseBytes: 999 });
    expect((await settle(stricter.GET("/vehicles"))).error?.kind).toBe("invalidResponse");
  },
);

test("maxResponseBytes does not limit a stream, which keeps the response's URL and headers", async () => {
  await using server = await faultyServer(
    (_, response) => void response.writeHead(200, { "x-a": "1" }).end("[1]"),
  );
  const ev = createVehiclesClient({ baseUrl: server.baseUrl, maxResponseBytes: 1 });
  const { data, response } = await ev.GET("/vehicles", { parseAs: "stream" });
  expect(await new Response(data).text()).toBe("[1]");
  expect(response.url).toBe(`${server.baseUrl}/vehicles`);
  expect(response.headers.get("x-a")).toBe("1");
});
