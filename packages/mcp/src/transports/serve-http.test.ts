import { request } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type HttpServer, serveHttp } from "../index.ts";
import { clientOf, testMock } from "../testing/facts.ts";

let server: HttpServer;
beforeAll(async () => {
  server = await serveHttp({ client: clientOf(testMock()) }, 0);
});
afterAll(() => server.close());

const initialize = {
  jsonrpc: "2.0",
  id: 1,
  method: "initialize",
  params: { protocolVersion: "2025-06-18", capabilities: {}, clientInfo: { name: "test", version: "1" } },
};

interface Sent {
  readonly status: number | undefined;
  readonly text: string;
  readonly session: string | undefined;
}

/** Sends a request with `node:http`, because `fetch` sets `Host` itself. */
function send(
  headers: Readonly<Record<string, string>>,
  body: unknown = initialize,
  path = "/mcp",
): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(server.url);
    const sent = request(
      {
        host: "127.0.0.1",
        port,
        path,
        method: "POST",
        headers: {
          "content-type": "application/json",
          accept: "application/json, text/event-stream",
          ...headers,
        },
      },
      (response) => {
        let text = "";
        response.on("data", (chunk) => {
          text += String(chunk);
        });
        response.on("end", () =>
          resolve({
            status: response.statusCode,
            text,
            session: response.headers["mcp-session-id"]?.toString(),
          }),
        );
      },
    );
    sent.on("error", reject);
    sent.end(JSON.stringify(body));
  });
}

describe("a refused request", () => {
  test.each([
    ["attacker.example"],
    ["attacker.example:4020"],
    ["127.0.0.1.attacker.example"],
    ["127.0.0.1:1"],
    ["localhost"],
    ["127.0.0.1@attacker.example"],
  ])('a request with the Host header "%s" is refused', async (host) => {
    const { session, status, text } = await send({ host });
    expect([status, session]).toEqual([403, undefined]);
    expect(text).toContain("Host");
  });

  test.each([
    ["https://attacker.example"],
    ["null"],
    ["http://127.0.0.1:1"],
    ["http://127.0.0.1.attacker.example"],
  ])('a request with the Origin header "%s" is refused', async (origin) => {
    expect((await send({ origin })).status).toBe(403);
  });

  test("a request to a path other than /mcp is refused", async () => {
    expect((await send({}, initialize, "/")).status).toBe(404);
  });

  test("a request with an unknown session ID is refused", async () => {
    expect((await send({ "mcp-session-id": "made-up" })).status).toBe(404);
  });

  test("without a session ID, requests other than `initialize` are refused and start no session", async () => {
    for (let attempt = 0; attempt < 40; attempt++)
      expect((await send({}, { jsonrpc: "2.0", id: 1, method: "tools/list" })).status).toBe(400);
    expect((await send({})).status).toBe(200);
  });
});

test("requests with a loopback name in the Host and Origin headers are accepted", async () => {
  const { host, port } = new URL(server.url);
  for (const name of [host, `localhost:${port}`, `LOCALHOST:${port}`])
    expect((await send({ host: name, origin: `http://${name}` })).status).toBe(200);
});

test("serveHttp listens only on the loopback address", async () => {
  expect(new URL(server.url).hostname).toBe("127.0.0.1");
  const { networkInterfaces } = await import("node:os");
  const outside = Object.values(networkInterfaces())
    .flat()
    .find((one) => one && !one.internal && one.family === "IPv4");
  if (!outside) return;
  const refused = await new Promise((resolve) => {
    const socket = connect({ host: outside.address, port: Number(new URL(server.url).port) });
    socket.once("connect", () => {
      socket.destroy();
      resolve(false);
    });
    socket.once("error", () => resolve(true));
  });
  expect(refused).toBe(true);
});

test("a session beyond the 32nd ends the least recently used session", async () => {
  const own = await serveHttp({ client: clientOf(testMock()) }, 0);
  const post = (body: unknown, session?: string) =>
    fetch(own.url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: "application/json, text/event-stream",
        ...(session !== undefined && { "mcp-session-id": session }),
      },
      body: JSON.stringify(body),
    });
  const ping = async (session: string | undefined) =>
    (await post({ jsonrpc: "2.0", id: 2, method: "ping" }, session ?? "")).status;
  try {
    const sessions: string[] = [];
    const startSession = async () =>
      sessions.push((await post(initialize)).headers.get("mcp-session-id") ?? "");
    for (let session = 0; session < 32; session++) await startSession();
    expect(await ping(sessions[0])).toBe(200);
    await startSession();
    expect([await ping(sessions[0]), await ping(sessions[1]), await ping(sessions[32])]).toEqual([
      200, 404, 200,
    ]);
  } finally {
    await own.close();
  }
});

test("serveHttp rejects with EADDRINUSE if the port is in use", async () => {
  await expect(
    serveHttp({ client: clientOf(testMock()) }, Number(new URL(server.url).port)),
  ).rejects.toMatchObject({
    code: "EADDRINUSE",
  });
});
