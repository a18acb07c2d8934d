import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { createVehiclesClient } from "@ev-vehicles/client";
import { mockToken } from "@ev-vehicles/mock";
import { type MockServer, startMockServer } from "@ev-vehicles/mock/node";
import { ProxyAgent, fetch as undiciFetch } from "undici";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";

let tunnels = 0;
/** A forward proxy on the loopback interface that counts the tunnels that it opens. */
const proxy = createServer().on("connect", (request, socket, head) => {
  tunnels++;
  const { hostname, port } = new URL(`http://${request.url}`);
  const target = connect(Number(port), hostname, () => {
    socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
    target.write(head);
    target.pipe(socket).pipe(target);
  });
  target.on("error", () => socket.destroy());
  socket.on("error", () => target.destroy());
});
let server: MockServer;
let dispatcher: ProxyAgent;

beforeAll(async () => {
  server = await startMockServer({ port: 0 });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
});

beforeEach(() => {
  dispatcher = new ProxyAgent(`http://127.0.0.1:${(proxy.address() as AddressInfo).port}`);
  tunnels = 0;
});

afterEach(() => dispatcher.close());

afterAll(async () => {
  proxy.closeAllConnections();
  proxy.close();
  await server.close();
});

const query = { page_size: 3 };
const observer = { onRequest: () => undefined };

test.each([
  ["without middleware", []],
  ["with middleware", [observer]],
])("%s, the option requestInitExt makes the global fetch use a proxy", async (_, middleware) => {
  const ev = createVehiclesClient({ auth: mockToken, baseUrl: server.url, requestInitExt: { dispatcher } });
  expect((await ev.GET("/vehicles", { params: { query }, middleware })).data).toHaveLength(3);
  expect(tunnels).toBe(1);
});

test("a custom fetch can send requests through a proxy with undici's fetch", async () => {
  const ev = createVehiclesClient({
    auth: mockToken,
    baseUrl: server.url,
    fetch: async (request) => {
      const { url, method, headers, redirect, signal } = request;
      const body = request.body ? await request.arrayBuffer() : null;
      const init = { method, headers: [...headers], body, redirect, signal, dispatcher };
      return (await undiciFetch(url, init)) as unknown as Response;
    },
  });
  const trims = await ev.GET("/vehicle_trims");
  const body = { trim: trims.data?.[0]?.url ?? "", user: "" };
  const { error } = await ev.POST("/vehicles", { body });
  expect(trims.data?.length).toBeGreaterThan(0);
  expect(error?.kind).toBe("validation");
  expect(tunnels).toBeGreaterThan(0);
});
